import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { BROUGHT } from "@/lib/constants/carrier";
import type { Context } from "@/lib/context";
import { logger } from "@/lib/observability/logger";
import type { Carrier, CarrierResult } from "@/lib/telephony/port";
import { recordNumberAudit, writeNumber } from "./change-number";
import type { Line } from "./select-numbers";

/** `gone`: the release is done, now or earlier. `waiting`: the carrier has not confirmed, or is not configured. */
export type ReleaseOutcome = "gone" | "waiting";

/**
 * Releases the number of a `releasing` line at its carrier and marks the line `released`. Safe to run twice, also at
 * the same time: a number that the carrier no longer holds for us counts as released.
 */
export async function finishRelease(
  phoneNumberId: string,
  tools: { carrierOf: (line: Line) => Carrier; context: Context },
): Promise<ReleaseOutcome> {
  const [line] = await database()
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, phoneNumberId), eq(phoneNumbers.status, "releasing")));
  if (!line) return "gone";
  const answer = await releaseAtCarrier(line, tools.carrierOf);
  const isGone = answer.ok || (answer.kind === "refused" && answer.reason === "not_owned");
  if (!isGone) return "waiting";
  await markReleased(phoneNumberId, tools.context);
  logger({ phoneNumberId, requestId: tools.context.requestId }).info("The number was released");
  return "gone";
}

const GONE = { ok: true, value: null } as const;

async function releaseAtCarrier(
  line: Line,
  carrierOf: (line: Line) => Carrier,
): Promise<CarrierResult<null>> {
  // A brought number is at no carrier.
  if (line.carrier === BROUGHT) return GONE;
  const carrier = carrierOf(line);
  const answer = await releaseByIdOrNumber(carrier, line);
  // A made-up number costs nothing, and a carrier that was removed cannot confirm its release.
  const isMadeUp = !answer.ok && answer.kind === "not_configured" && !carrier.capabilities.realCharges;
  return isMadeUp ? GONE : answer;
}

/** Releases by the carrier's id. If we never learned it, asks for the number first. */
async function releaseByIdOrNumber(
  { numbers }: Carrier,
  { carrierNumberId, number }: Line,
): Promise<CarrierResult<null>> {
  if (carrierNumberId !== null) return numbers.releaseNumber(carrierNumberId);
  const found = await numbers.findNumber(number);
  if (!found.ok) return found;
  return found.value === null ? GONE : numbers.releaseNumber(found.value.carrierNumberId);
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
