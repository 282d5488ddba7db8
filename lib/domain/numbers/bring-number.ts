import type { Transaction } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { BROUGHT } from "@/lib/constants/numbers";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { isBeingBought } from "@/lib/domain/orders/claims";
import { reserveSlot } from "@/lib/domain/orders/start-order";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { BringNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit } from "./change-number";
import { assertSameOrganization, isLanguageMismatch, mismatchWarnings } from "./rules";
import { holdBot, type Line } from "./select-numbers";
import { trunkFor } from "./transfer-trunk";

/**
 * Registers a number that the practice has at its own provider, of any country (product rule 13). Nothing is bought;
 * its calls reach us over SIP.
 * @throws AppError `not_found`, `forbidden`, `number_limit_reached`, `number_taken`, `bot_in_other_organization`,
 *   `trunk_in_other_organization`
 */
export async function bringNumber(context: Context, input: BringNumberInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, context, input.orgId, "update");
    const place = { orgId: organization.id, accountId: organization.accountId };
    requirePermission(context, "numbers:provision", place);
    const bot = input.botId ? await holdBot(tx, context, input.botId) : null;
    if (bot) assertSameOrganization(place, bot);
    const trunk = await trunkFor(tx, context, place, input.transferTrunkId);
    await reserveSlot(tx, organization.id);
    if (await isBeingBought(tx, input.phoneNumber)) throw taken();
    const line = await insert(tx, context, {
      ...place,
      number: input.phoneNumber,
      name: input.name ?? input.phoneNumber,
      language: input.language,
      voiceId: input.voiceId,
      botId: bot?.id ?? null,
      languageMismatch: isLanguageMismatch(input.language, bot),
      transferTrunkId: trunk?.id ?? null,
      attachedAt: bot ? context.now() : null,
    });
    await recordNumberAudit(tx, context, line, {
      action: "number.bring",
      after: {
        number: line.number,
        name: line.name,
        language: line.language,
        voiceId: line.voiceId,
        botId: bot?.id ?? null,
        botName: bot?.name ?? null,
        trunkName: trunk?.name ?? null,
      },
    });
    return {
      phoneNumber: await presentedNumber(tx, context, line.id),
      warnings: mismatchWarnings(input.language, bot),
    };
  });
}

type Brought = Omit<typeof phoneNumbers.$inferInsert, "status" | "carrier" | "createdAt" | "updatedAt">;

async function insert(tx: Transaction, context: Context, values: Brought): Promise<Line> {
  const at = context.now();
  try {
    const [line] = await tx
      .insert(phoneNumbers)
      .values({ ...values, status: "active", carrier: BROUGHT, createdAt: at, updatedAt: at })
      .returning();
    if (!line) throw new Error("The line was not kept.");
    return line;
  } catch (error) {
    if (brokenConstraint(error) !== "phone_numbers_living_number_key") throw error;
    throw taken();
  }
}

function taken(): AppError {
  return new AppError("number_taken", {
    fields: [{ path: "phoneNumber", code: "number_taken", message: "That number is already in use here." }],
  });
}
