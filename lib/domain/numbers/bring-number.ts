import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { BROUGHT } from "@/lib/constants/carrier";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { isBeingBought } from "@/lib/domain/slots/claims";
import { reserveSlot } from "@/lib/domain/slots/reserve-slot";
import { AppError } from "@/lib/errors";
import type { BringNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, recordNumberAudit } from "./change-number";
import { presentNumber } from "./present";
import { assertSameOrganization, isLanguageMismatch, mismatchWarnings } from "./rules";
import {
  type Line,
  lockBotToAttach,
  type NumberRow,
  numbersWithinReach,
  selectNumbers,
} from "./select-numbers";
import { lockTransferTrunk } from "./transfer-trunk";

/**
 * Adds a number, of any country, that the practice has at another provider (product rule 13). Nothing is bought; its
 * calls reach us over SIP.
 * @throws AppError `not_found`, `forbidden`, `number_limit_reached`, `number_taken`, `bot_in_other_organization`,
 *   `trunk_in_other_organization`
 */
export async function bringNumber(context: Context, input: BringNumberInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:provision");
  try {
    return await insertBrought(context, input);
  } catch (error) {
    if (error instanceof AppError && error.code === "number_taken")
      throw taken(await findOwnLine(context, input.phoneNumber));
    throw error;
  }
}

function insertBrought(context: Context, input: BringNumberInput): Promise<NumberResult> {
  return inTransaction(async (tx) => {
    const organization = await inField(
      "orgId",
      lockOrganization(tx, context, input.orgId, "numbers:provision", "update"),
    );
    const place = placeOf(organization);
    const bot = input.botId
      ? await inField("botId", lockBotToAttach(tx, context, input.botId, "read"))
      : null;
    if (bot) assertSameOrganization(place, bot);
    const trunk = await lockTransferTrunk(tx, context, place, input.transferTrunkId);
    await reserveSlot(tx, organization.id);
    if (await isBeingBought(tx, input.phoneNumber)) throw taken();
    const line = await insertLine(tx, context, {
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
      phoneNumber: presentNumber({ line, organization, bot }),
      warnings: mismatchWarnings(input.language, bot),
    };
  });
}

type Brought = Omit<typeof phoneNumbers.$inferInsert, "status" | "carrier" | "createdAt" | "updatedAt">;

async function insertLine(tx: Transaction, context: Context, values: Brought): Promise<Line> {
  const at = context.now();
  try {
    const [line] = await tx
      .insert(phoneNumbers)
      .values({ ...values, status: "active", carrier: BROUGHT, createdAt: at, updatedAt: at })
      .returning();
    if (!line) throw new Error("The line was not inserted.");
    return line;
  } catch (error) {
    if (brokenConstraint(error) !== "phone_numbers_living_number_key") throw error;
    throw taken();
  }
}

/** The line that has a number; null if the caller does not see it. */
async function findOwnLine(context: Context, number: string): Promise<NumberRow | null> {
  const [row] = await selectNumbers().where(
    and(numbersWithinReach(context), eq(phoneNumbers.number, number), ne(phoneNumbers.status, "released")),
  );
  return row ?? null;
}

/** @param row the line that has the number, if the caller sees it: the refusal names it */
function taken(row: NumberRow | null = null): AppError {
  const message = row
    ? `This number is already in use: it is the line ${row.line.name} of ${row.organization.name}.`
    : "This number is already in use.";
  return new AppError("number_taken", { fields: [{ path: "phoneNumber", code: "number_taken", message }] });
}
