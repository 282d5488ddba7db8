import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { getHealth } from "@/lib/domain/health/get-health";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { carrier } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";

/** The carrier as the console shows it. */
export interface CarrierStatus {
  displayName: string;
  /** Whether calls and charges are real. */
  realCalls: boolean;
  /** `refused`: it answers, but not to our credentials; `silent`: no answer, or none that makes sense. */
  answers: "yes" | "refused" | "silent";
  /** US dollars a month for a local number, where the carrier says it. */
  monthlyPrice: string | null;
  /** Where the carrier was told to call when a line rings. */
  webhookUrl: string;
  /** Whether a worker is there to finish purchases and releases. */
  worker: "up" | "missing" | "unknown";
}

/** Whether the carrier answers at the moment, and what follows from it. Any member may know. */
export async function getCarrierStatus(context: Context): Promise<CarrierStatus> {
  requirePermissionSomewhere(context, "read");
  const port = carrier();
  const [health, price, own] = await Promise.all([port.checkHealth(), monthlyPrice(port), getHealth()]);
  return {
    displayName: port.displayName,
    realCalls: port.capabilities.realCalls,
    answers: health.ok ? "yes" : health.kind === "refused" ? "refused" : "silent",
    monthlyPrice: price,
    webhookUrl: numberWebhookUrl(),
    worker: own.worker,
  };
}
