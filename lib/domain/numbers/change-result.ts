import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { mismatchWarnings } from "./rules";
import { findNumberRow } from "./select-numbers";

/** What a change of a line answers: the line as it is now, and what its owner should know. */
export interface NumberChange {
  phoneNumber: PhoneNumber;
  warnings: Warning[];
}

/** Reads the changed line back in the transaction that changed it. */
export async function changedNumber(tx: Transaction, context: Context, id: string): Promise<NumberChange> {
  const row = await findNumberRow(tx, context, id);
  return { phoneNumber: presentNumber(row), warnings: mismatchWarnings(row.line.language, row.bot) };
}
