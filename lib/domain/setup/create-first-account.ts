import { sql } from "drizzle-orm";
import { organizations, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { Clock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { createUser } from "@/lib/domain/users/create-user";
import { assertGoodPassword } from "@/lib/domain/users/password-rules";
import { AppError } from "@/lib/errors";
import type { FirstRunInput } from "@/lib/schemas/user";

/** Until the account says otherwise; its locations have zones of their own. */
const FIRST_TIME_ZONE = "America/Chicago";

/**
 * Makes the first account and its admin. Of two at once one wins, and afterwards it is closed for ever.
 * @throws AppError `setup_closed`, `validation_failed`
 */
export async function createFirstAccount(
  input: FirstRunInput,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  assertGoodPassword(input.password, input);
  const context = systemContext("First run", now, requestId);
  return inTransaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(480225)`);
    const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
    if (anybody) throw new AppError("setup_closed");
    const at = now();
    const [account] = await tx
      .insert(organizations)
      .values({ name: input.accountName, timezone: FIRST_TIME_ZONE, createdAt: at, updatedAt: at })
      .returning();
    if (!account) throw new Error("The account was not kept.");
    await recordAudit(tx, context, {
      action: "account.create",
      subject: { type: "account", id: account.id, label: account.name },
      place: { accountId: account.id, orgId: account.id },
      after: { name: account.name },
    });
    const user = await createUser(tx, context, {
      email: input.email,
      name: input.name,
      password: input.password,
      membership: { orgId: account.id, accountId: account.id, role: "admin" },
    });
    return { userId: user.id };
  });
}
