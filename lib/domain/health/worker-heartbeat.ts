import type { CarrierPort } from "@/lib/telephony/port";
import { keepFact } from "./facts";

/** Whether the carrier answers: `refused` means that it does, but not to our credentials. */
export type CarrierAnswers = "up" | "refused" | "silent";

/** Says that a worker is alive. */
export async function beat(): Promise<void> {
  await keepFact("worker_heartbeat", {});
}

/** Asks the carrier whether it is there, and keeps the answer for everybody, so that nobody else has to ask. */
export async function checkCarrier(port: CarrierPort): Promise<void> {
  const health = await port.checkHealth();
  const answers: CarrierAnswers = health.ok ? "up" : health.kind === "refused" ? "refused" : "silent";
  await keepFact("carrier_answers", answers);
}
