import type { CarrierAnswer, WorkerState } from "@/lib/constants/carrier";
import { type Context, maySomewhere, requirePermissionSomewhere } from "@/lib/context";
import { getHealth } from "@/lib/domain/health/get-health";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import type { Carrier } from "@/lib/telephony/port";
import { carrierOf, configuredCarriers } from "@/lib/telephony/registry";
import { findUnconfiguredCarriers } from "./find-unconfigured-carriers";

/** A carrier as the console shows it. */
export interface CarrierStatus {
  name: string;
  displayName: string;
  /** Whether new numbers are bought there. */
  isDefault: boolean;
  /** Whether calls and charges are real. */
  realCalls: boolean;
  /** `refused`: it answers but rejects our credentials. `silent`: no answer, or one that makes no sense. */
  answers: CarrierAnswer;
  /** The missing environment variables. */
  missing: readonly string[];
  /** US dollars a month for a local number; null if the carrier publishes no price. */
  monthlyPrice: string | null;
  /** The address that the carrier sends calls to; null if it is not configured. */
  callsAddress: string | null;
}

/** The top of the Carrier page. */
export interface CarrierStatuses {
  /**
   * The default carrier first, then the other configured ones. For support, also unconfigured carriers that lines,
   * orders or findings still belong to.
   */
  carriers: CarrierStatus[];
  /** Whether a worker is running to finish orders and releases. */
  worker: WorkerState;
}

/** Reads whether each carrier answers now, and what it offers. Any member may read it. */
export async function getCarrierStatuses(context: Context): Promise<CarrierStatuses> {
  requirePermissionSomewhere(context, "read");
  const configured = configuredCarriers();
  const [own, ...carriers] = await Promise.all([
    getHealth(),
    ...configured.map(async (carrier, index) => ({
      ...(await statusOf(carrier)),
      isDefault: index === 0,
      callsAddress: carrier.calls.address,
    })),
  ]);
  const others = maySomewhere(context, "carrier:manage") ? await findUnconfiguredCarriers(configured) : [];
  const statuses = await Promise.all(others.map((carrier) => statusOf(carrierOf({ carrier }))));
  return { carriers: [...carriers, ...statuses], worker: own.worker };
}

async function statusOf(carrier: Carrier): Promise<CarrierStatus> {
  const [health, price] = await Promise.all([carrier.account.checkHealth(), monthlyPrice(carrier)]);
  return {
    name: carrier.name,
    displayName: carrier.displayName,
    isDefault: false,
    realCalls: carrier.capabilities.realCalls,
    answers: answersOf(health),
    missing: carrier.missing,
    monthlyPrice: price,
    callsAddress: null,
  };
}

function answersOf(health: Awaited<ReturnType<Carrier["account"]["checkHealth"]>>): CarrierStatus["answers"] {
  if (health.ok) return "yes";
  if (health.kind === "not_configured") return "not_configured";
  return health.kind === "refused" ? "refused" : "silent";
}
