import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { NumberAction } from "@/lib/constants/audit";
import type { Context } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { findNumberRow, type Line, type NumberRow, ORGANIZATION_FACTS } from "./select-numbers";

/** The answer of a verb that changes a line. */
export interface NumberResult {
  phoneNumber: PhoneNumber;
  warnings: Warning[];
  /** The history's entry of the change, if it can be undone (`undoChange`); absent if nothing changed. */
  entryId?: string;
}

/** Facts for the history, with names as they were at the time. */
type Facts = Record<string, unknown>;

/**
 * Updates a locked line and its version.
 * @returns the updated line with its present organization, so that the answer needs no second read
 */
export async function writeNumber(
  tx: Transaction,
  context: Context,
  line: Pick<Line, "id" | "orgId">,
  values: Partial<typeof phoneNumbers.$inferInsert>,
): Promise<Omit<NumberRow, "bot">> {
  const [row] = await tx
    .update(phoneNumbers)
    .set({ ...values, version: sql`${phoneNumbers.version} + 1`, updatedAt: context.now() })
    .from(organizations)
    .where(and(eq(phoneNumbers.id, line.id), eq(organizations.id, values.orgId ?? line.orgId)))
    .returning({ line: phoneNumbers, organization: ORGANIZATION_FACTS });
  if (!row) throw new Error("The line was not updated.");
  return row;
}

/** Records a change of a line, in the transaction of the change. Returns the entry's id. */
export async function recordNumberAudit(
  tx: Transaction,
  context: Context,
  line: Pick<Line, "id" | "number" | "orgId" | "accountId">,
  entry: {
    action: NumberAction;
    before?: Facts;
    after: Facts;
    target?: { orgId: string; accountId: string };
    version?: number;
    undoes?: string | null;
  },
): Promise<string> {
  return recordAudit(tx, context, {
    ...entry,
    subject: { type: "phone_number", id: line.id, label: formatPhone(line.number) },
    place: { accountId: line.accountId, orgId: line.orgId },
  });
}

/** Reads a line and presents it: the answer if nothing changes. */
export async function presentNumberById(tx: Transaction, context: Context, id: string): Promise<PhoneNumber> {
  return presentNumber(await findNumberRow(tx, context, id));
}
