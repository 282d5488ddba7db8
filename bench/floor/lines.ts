import { and, eq, isNull } from "drizzle-orm";
import { numberFiltersOf } from "@/components/numbers/list-filters";
import { database, openDatabase } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { type Context, systemContext } from "@/lib/context";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listNumbersInput } from "@/lib/schemas/phone-number";

openDatabase(process.env.DATABASE_URL ?? "");
const accountId = process.env.FLOOR_ACCOUNT_ID ?? "";
const INPUT = listNumbersInput.parse(numberFiltersOf({}));

/** The session row, by its key, and the list query of the numbers page itself for the same reader. */
export async function readLines(tokenHash: string) {
  const [session] = await database()
    .select({ user: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)));
  const reader: Context = {
    ...systemContext("floor", () => new Date()),
    reach: { everything: false, accounts: [{ accountId, role: "admin" }], organizations: [] },
  };
  const { phoneNumbers } = await listNumbers(reader, INPUT);
  return { user: session?.user, lines: phoneNumbers };
}
