import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { BROUGHT } from "@/lib/constants/numbers";
import type { Context } from "@/lib/context";
import { logger } from "@/lib/observability/logger";
import type { CarrierPort, CarrierResult } from "@/lib/telephony/port";
import { recordNumberAudit, writeNumber } from "./change-number";
import type { Line } from "./select-numbers";

/** `gone`: the carrier has it back, now or before. `waiting`: it does not answer, or not yet. */
export type ReleaseOutcome = "gone" | "waiting";

/**
 * Gives a `releasing` line back to the carrier and marks it released. Safe to run twice and by two at once: what the
 * carrier no longer holds for us counts as given back.
 */
export async function finishRelease(
  phoneNumberId: string,
  tools: { carrier: CarrierPort; context: Context },
): Promise<ReleaseOutcome> {
  const [line] = await database()
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, phoneNumberId), eq(phoneNumbers.status, "releasing")));
  if (!line) return "gone";
  const answer = await giveBack(line, tools.carrier);
  const isGone = answer.ok || (answer.kind === "refused" && answer.reason === "not_owned");
  if (!isGone) return "waiting";
  await markReleased(phoneNumberId, tools.context);
  logger({ phoneNumberId, requestId: tools.context.requestId }).info("The number was given back");
  return "gone";
}

/** By the carrier's id; where we never learned it, by asking for the number first. */
async function giveBack(line: Line, carrier: CarrierPort): Promise<CarrierResult<null>> {
  // No carrier ever had it.
  if (line.carrier === BROUGHT) return { ok: true, value: null };
  if (line.carrierNumberId !== null) return carrier.releaseNumber(line.carrierNumberId);
  const found = await carrier.findNumber(line.number);
  if (!found.ok) return found;
  return found.value === null
    ? { ok: true, value: null }
    : carrier.releaseNumber(found.value.carrierNumberId);
}

async function markReleased(phoneNumberId: string, context: Context): Promise<void> {
  await inTransaction(async (tx) => {
    const [line] = await tx
      .select()
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.id, phoneNumberId), eq(phoneNumbers.status, "releasing")))
      .for("update");
    if (!line) return;
    await writeNumber(tx, context, line, { status: "released", releasedAt: context.now() });
    await recordNumberAudit(tx, context, line, {
      action: "number.released",
      before: { status: "releasing" },
      after: { status: "released" },
    });
  });
}
