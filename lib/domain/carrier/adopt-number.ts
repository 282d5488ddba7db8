import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierFindings, phoneNumbers } from "@/db/schema";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { type NumberResult, presentedNumber, recordNumberAudit } from "@/lib/domain/numbers/change-number";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { assertSameOrganization, isLanguageMismatch, mismatchWarnings } from "@/lib/domain/numbers/rules";
import { holdBot, type Line } from "@/lib/domain/numbers/select-numbers";
import { isBeingBought, servesLine } from "@/lib/domain/orders/claims";
import { carrierLabel } from "@/lib/domain/orders/rules";
import { reserveSlot } from "@/lib/domain/orders/start-order";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { AdoptNumberInput } from "@/lib/schemas/carrier";
import { carrier } from "@/lib/telephony/carrier";
import type { OwnedCarrierNumber } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { type FindingRecord, lockStray } from "./select-findings";
import { settled } from "./settle";

/**
 * Takes a number that the carrier holds and nobody here knows into an organization, as an active line. What was adopted
 * already is answered as it is, so that it is safe to press twice.
 * @throws AppError `forbidden`, `not_found` also for a stray that is settled otherwise, `number_limit_reached`,
 *   `number_taken`, `bot_in_other_organization`, `carrier_unavailable`, `number_not_available` when the carrier no longer
 *   holds it
 */
export async function adoptNumber(context: Context, input: AdoptNumberInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "carrier:manage");
  // What would be refused anyhow must not take the number's calls from whoever has them now.
  const before = await inTransaction((tx) => findPlace(tx, context, input));
  if ("adopted" in before) return before.adopted;
  const held = await heldNumber(before.finding.number);
  const label = carrierLabel({ id: before.finding.id });
  await wire(held, label);
  const price = await monthlyPrice(carrier());
  return inTransaction(async (tx) => {
    const found = await findPlace(tx, context, input);
    return "adopted" in found ? found.adopted : keep(tx, context, input, found, { held, label, price });
  });
}

interface Place {
  finding: FindingRecord;
  organization: { id: string; accountId: string };
  bot: Awaited<ReturnType<typeof holdBot>> | null;
}

/** The stray, locked, and the place that is free for it; or the line that it has become already. */
async function findPlace(
  tx: Transaction,
  context: Context,
  input: AdoptNumberInput,
): Promise<Place | { adopted: NumberResult }> {
  const organization = await lockOrganization(tx, context, input.orgId, "update");
  const finding = await lockStray(tx, input.findingId);
  if (finding.resolution === "adopted" && finding.phoneNumberId)
    return {
      adopted: { phoneNumber: await presentedNumber(tx, context, finding.phoneNumberId), warnings: [] },
    };
  if (finding.state !== "open") throw new AppError("not_found");
  const bot = input.botId ? await holdBot(tx, context, input.botId) : null;
  if (bot) assertSameOrganization({ orgId: organization.id }, bot);
  await reserveSlot(tx, organization.id);
  const isTaken = (await servesLine(tx, finding.number)) || (await isBeingBought(tx, finding.number));
  if (isTaken) throw new AppError("number_taken");
  return { finding, organization, bot };
}

/** @throws AppError `carrier_unavailable`, `number_not_available` */
async function heldNumber(number: string): Promise<OwnedCarrierNumber> {
  const found = await carrier().findNumber(number);
  if (!found.ok) throw new AppError("carrier_unavailable");
  if (found.value) return found.value;
  throw new AppError("number_not_available", { message: "The carrier no longer holds this number for us." });
}

/** Before the line appears, so that it answers from its first moment on. Doing it twice changes nothing. */
async function wire(held: OwnedCarrierNumber, label: string): Promise<void> {
  const settings = { friendlyName: label, webhookUrl: numberWebhookUrl() };
  const wired = await carrier().configureNumber(held.carrierNumberId, settings);
  if (!wired.ok) throw new AppError("carrier_unavailable");
}

async function keep(
  tx: Transaction,
  context: Context,
  input: AdoptNumberInput,
  { finding, organization, bot }: Place,
  adopted: { held: OwnedCarrierNumber; label: string; price: string | null },
): Promise<NumberResult> {
  const line = await insert(tx, context, {
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
  await settle(tx, context, finding, line);
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
    phoneNumber: await presentedNumber(tx, context, line.id),
    warnings: mismatchWarnings(input.language, bot),
  };
}

type Adopted = Omit<typeof phoneNumbers.$inferInsert, "status" | "createdAt" | "updatedAt">;

async function insert(tx: Transaction, context: Context, values: Adopted): Promise<Line> {
  const at = context.now();
  try {
    const [line] = await tx
      .insert(phoneNumbers)
      .values({ ...values, status: "active", createdAt: at, updatedAt: at })
      .returning();
    if (!line) throw new Error("The line was not kept.");
    return line;
  } catch (error) {
    if (brokenConstraint(error) !== "phone_numbers_living_number_key") throw error;
    throw new AppError("number_taken");
  }
}

async function settle(tx: Transaction, context: Context, finding: FindingRecord, line: Line): Promise<void> {
  await tx
    .update(carrierFindings)
    .set({ ...settled("adopted", context), phoneNumberId: line.id })
    .where(eq(carrierFindings.id, finding.id));
}
