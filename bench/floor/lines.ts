import { and, eq, isNull } from "drizzle-orm";
import { database, openDatabase } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { type Context, systemContext } from "@/lib/context";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listNumbersInput, type NumberFilters, type PhoneNumberList } from "@/lib/schemas/phone-number";

openDatabase(process.env.DATABASE_URL ?? "");
const accountId = process.env.FLOOR_ACCOUNT_ID ?? "";
const READER: Context = {
  ...systemContext("floor", () => new Date()),
  reach: { everything: false, accounts: [{ accountId, role: "admin" }], organizations: [] },
};

/** Runs the product's own list query for an admin of the whole account. */
export function readLines(filters: NumberFilters): Promise<PhoneNumberList> {
  return listNumbers(READER, listNumbersInput.parse(filters));
}

/** The name of the session's user, read by the session's key. */
export async function readUser(tokenHash: string): Promise<string | undefined> {
  const [session] = await database()
    .select({ user: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)));
  return session?.user;
}
