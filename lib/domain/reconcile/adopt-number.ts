import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierFindings, phoneNumbers } from "@/db/schema/index";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { type NumberResult, presentNumberById, recordNumberAudit } from "@/lib/domain/numbers/change-number";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { presentNumber } from "@/lib/domain/numbers/present";
import { assertSameOrganization, isLanguageMismatch, mismatchWarnings } from "@/lib/domain/numbers/rules";
import { type Line, lockBotToAttach } from "@/lib/domain/numbers/select-numbers";
import { carrierLabel } from "@/lib/domain/orders/rules";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { isBeingBought, servesLine } from "@/lib/domain/slots/claims";
import { reserveSlot } from "@/lib/domain/slots/reserve-slot";
import { AppError } from "@/lib/errors";
import type { AdoptNumberInput } from "@/lib/schemas/carrier";
import type { Carrier, CarrierFailure, OwnedCarrierNumber } from "@/lib/telephony/port";
import { carrierOf } from "@/lib/telephony/registry";
import { resolvedValues } from "./resolve-findings";
import { type FindingRecord, type IfFinding, lockStray } from "./select-findings";

/**
 * Makes a stray an active line of an organization. A stray that was already adopted answers with its line, so a second
 * click is safe.
 * @throws AppError `forbidden`, `not_found` also for a stray that is releasing or was resolved in another way,
 *   `number_limit_reached`, `number_taken`, `bot_in_other_organization`, `carrier_unavailable`, `number_not_available`
 *   if the carrier no longer holds the number, `edit_conflict` if the stray is not as it was shown
 */
export async function adoptNumber(
  context: Context,
  input: AdoptNumberInput & IfFinding,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "carrier:manage");
  // Check everything before wiring: a refused adoption must not redirect the number's calls.
  const before = await inTransaction((tx) => lockStrayAndPlace(tx, context, input));
  if ("adopted" in before) return before.adopted;
  const carrier = carrierOf(before.finding);
  const held = await findHeldNumber(carrier, before.finding.number);
  const label = carrierLabel({ id: before.finding.id });
  await wire(carrier, held, label);
  const price = await monthlyPrice(carrier);
  return inTransaction(async (tx) => {
    const found = await lockStrayAndPlace(tx, context, input);
    return "adopted" in found
      ? found.adopted
      : insertAdoptedLine(tx, context, input, found, { held, label, price });
  });
}

interface Place {
  finding: FindingRecord;
  organization: Awaited<ReturnType<typeof lockOrganization>>;
  bot: Awaited<ReturnType<typeof lockBotToAttach>> | null;
}

/** Locks the stray and its new organization, and reserves a slot; or returns the line that the stray already became. */
async function lockStrayAndPlace(
  tx: Transaction,
  context: Context,
  input: AdoptNumberInput & IfFinding,
): Promise<Place | { adopted: NumberResult }> {
  const organization = await inField(
    "orgId",
    lockOrganization(tx, context, input.orgId, "carrier:manage", "update"),
  );
  const { finding } = await lockStray(tx, context, input, "carrier:manage");
  if (finding.resolution === "adopted" && finding.phoneNumberId)
    return {
      adopted: { phoneNumber: await presentNumberById(tx, context, finding.phoneNumberId), warnings: [] },
    };
  if (finding.state !== "open") throw new AppError("not_found");
  const bot = input.botId ? await inField("botId", lockBotToAttach(tx, context, input.botId, "read")) : null;
  if (bot) assertSameOrganization({ orgId: organization.id }, bot);
  await reserveSlot(tx, organization.id);
  const isTaken = (await servesLine(tx, finding.number)) || (await isBeingBought(tx, finding.number));
  if (isTaken) throw new AppError("number_taken");
  return { finding, organization, bot };
}

/** @throws AppError `carrier_unavailable`, `number_not_available` */
async function findHeldNumber(carrier: Carrier, number: string): Promise<OwnedCarrierNumber> {
  const found = await carrier.numbers.findNumber(number);
  if (!found.ok) throw unavailable(carrier, found);
  if (found.value) return found.value;
  throw new AppError("number_not_available", { message: "The carrier no longer has this number." });
}

/** Wires the number before its line appears, so that the line answers from the start. Safe to repeat. */
async function wire(carrier: Carrier, held: OwnedCarrierNumber, label: string): Promise<void> {
  const wired = await carrier.numbers.wireNumber(held.carrierNumberId, label);
  if (!wired.ok) throw unavailable(carrier, wired);
}

function unavailable({ displayName }: Carrier, failure: CarrierFailure): AppError {
  if (failure.kind !== "not_configured") return new AppError("carrier_unavailable");
  return new AppError("carrier_unavailable", {
    message: `${displayName} is not set up here. Missing: ${failure.missing.join(", ") || "this carrier"}.`,
  });
}

async function insertAdoptedLine(
  tx: Transaction,
  context: Context,
  input: AdoptNumberInput,
  { finding, organization, bot }: Place,
  adopted: { held: OwnedCarrierNumber; label: string; price: string | null },
): Promise<NumberResult> {
  const line = await insertLine(tx, context, {
    orgId: organization.id,
    accountId: organization.accountId,
    number: finding.number,
    name: input.name,
    language: input.language,
    voiceId: input.voiceId,
    botId: bot?.id ?? null,
    languageMismatch: isLanguageMismatch(input.language, bot),
    attachedAt: bot ? context.now() : null,
    carrier: finding.carrier,
    carrierNumberId: adopted.held.carrierNumberId,
    carrierLabel: adopted.label,
    areaCode: finding.number.startsWith("+1") ? finding.number.slice(2, 5) : null,
    monthlyPrice: adopted.price,
  });
  await resolveFinding(tx, context, finding, line);
  await recordNumberAudit(tx, context, line, {
    action: "number.adopt",
    after: {
      number: line.number,
      name: line.name,
      language: line.language,
      voiceId: line.voiceId,
      botId: bot?.id ?? null,
      botName: bot?.name ?? null,
    },
  });
  return {
    phoneNumber: presentNumber({ line, organization, bot }),
    warnings: mismatchWarnings(input.language, bot),
  };
}

type Adopted = Omit<typeof phoneNumbers.$inferInsert, "status" | "createdAt" | "updatedAt">;

async function insertLine(tx: Transaction, context: Context, values: Adopted): Promise<Line> {
  const at = context.now();
  try {
    const [line] = await tx
      .insert(phoneNumbers)
      .values({ ...values, status: "active", createdAt: at, updatedAt: at })
      .returning();
    if (!line) throw new Error("The line was not inserted.");
    return line;
  } catch (error) {
    if (brokenConstraint(error) !== "phone_numbers_living_number_key") throw error;
    throw new AppError("number_taken");
  }
}

async function resolveFinding(
  tx: Transaction,
  context: Context,
  finding: FindingRecord,
  line: Line,
): Promise<void> {
  await tx
    .update(carrierFindings)
    .set({ ...resolvedValues("adopted", context), phoneNumberId: line.id })
    .where(eq(carrierFindings.id, finding.id));
}
