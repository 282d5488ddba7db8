import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { contextOf, makeAccount, makeBot, makeNumber } from "./factory";

/** Makes a location with a bot and a detached line. The context is an admin's of the account. */
export async function setting() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location);
  return { account, location, bot, line, context: contextOf(account) };
}

/** The row of a line. */
export async function rowOf(id: string) {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  if (!row) throw new Error("The line does not exist.");
  return row;
}

/** The actions in the line's history. */
export async function historyOf(id: string): Promise<string[]> {
  const rows = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  return rows.map((row) => row.action);
}
