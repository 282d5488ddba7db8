import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { findNumberRow, type Line } from "./select-numbers";

/** What the verbs that change a line answer. */
export interface NumberResult {
  phoneNumber: PhoneNumber;
  warnings: Warning[];
}

/** Facts for the history, with the names that were true at the time. */
type Facts = Record<string, unknown>;

/** Writes a locked line's new values, with the next version. */
export async function writeNumber(
  tx: Transaction,
  context: Context,
  line: Pick<Line, "id">,
  values: Partial<typeof phoneNumbers.$inferInsert>,
): Promise<void> {
  await tx
    .update(phoneNumbers)
    .set({ ...values, version: sql`${phoneNumbers.version} + 1`, updatedAt: context.now() })
    .where(eq(phoneNumbers.id, line.id));
}

/** Records what was changed on a line, in the transaction that changes it. */
export async function recordNumberAudit(
  tx: Transaction,
  context: Context,
  line: Pick<Line, "id" | "number" | "orgId" | "accountId">,
  entry: {
    action: `number.${string}`;
    before?: Facts;
    after: Facts;
    target?: { orgId: string; accountId: string };
  },
): Promise<void> {
  await recordAudit(tx, context, {
    ...entry,
    subject: { type: "phone_number", id: line.id, label: formatPhone(line.number) },
    place: { accountId: line.accountId, orgId: line.orgId },
  });
}

/** The answer after a change, read in its transaction. */
export async function presentedNumber(tx: Transaction, context: Context, id: string): Promise<PhoneNumber> {
  return presentNumber(await findNumberRow(tx, context, id));
}
