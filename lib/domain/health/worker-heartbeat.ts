import { z } from "zod";
import { CARRIER_CHECKS_WORST_FIRST, type CarrierCheck } from "@/lib/constants/carrier";
import type { Carrier } from "@/lib/telephony/port";
import { writeFact } from "./facts";

const answersSchema = z.record(z.string(), z.enum(CARRIER_CHECKS_WORST_FIRST));

/** Records that a worker is alive. */
export async function recordHeartbeat(): Promise<void> {
  await writeFact("worker_heartbeat", {});
}

/** Checks whether the carriers answer, and stores the answers so that other processes need not ask. */
export async function checkCarriers(carriers: Carrier[]): Promise<void> {
  const answers = await Promise.all(
    carriers.map(async (carrier) => [carrier.name, await checkCarrier(carrier)]),
  );
  await writeFact("carrier_answers", Object.fromEntries(answers));
}

async function checkCarrier({ account }: Carrier): Promise<CarrierCheck> {
  const health = await account.checkHealth();
  if (health.ok) return "up";
  return health.kind === "refused" ? "refused" : "silent";
}

/** The stored answers by carrier; empty if an earlier version stored another format. */
export function readAnswers(value: unknown): Record<string, CarrierCheck> {
  return answersSchema.safeParse(value).data ?? {};
}

/** The worst answer of all carriers. */
export function worstOf(answers: Record<string, CarrierCheck>): CarrierCheck | "unknown" {
  const all = Object.values(answers);
  return CARRIER_CHECKS_WORST_FIRST.find((answer) => all.includes(answer)) ?? "unknown";
}
