import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { contextOf, makeAccount, makeBot, makeNumber } from "./factory";

/** A location with a bot and a detached line, and its account's admin. */
export async function setting() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location);
  return { account, location, bot, line, context: contextOf(account) };
}

/** The line as it is kept. */
export async function rowOf(id: string) {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  if (!row) throw new Error("There is no such line.");
  return row;
}

/** What has been done to the line. */
export async function historyOf(id: string): Promise<string[]> {
  const rows = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  return rows.map((row) => row.action);
}
