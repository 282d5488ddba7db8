import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { hashForAddress } from "@/lib/auth/address-password";
import type { Clock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { createUser } from "@/lib/domain/users/create-user";
import { assertGoodPassword } from "@/lib/domain/users/password-rules";
import { AppError } from "@/lib/errors";
import type { FirstRunInput } from "@/lib/schemas/user";
import { isAnybodyKnown, isSetUp } from "./is-set-up";

/** The time zone of the first account until somebody changes it. Its locations have their own. */
const FIRST_TIME_ZONE = "America/Chicago";

/**
 * Creates the first account and its admin. One of two attempts at once wins; afterwards setup stays closed.
 * @throws AppError `setup_closed`, `validation_failed`
 */
export async function createFirstAccount(
  input: FirstRunInput,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  // Checked before the expensive hash as well, so that requests after setup cost little.
  if (await isSetUp()) throw new AppError("setup_closed");
  assertGoodPassword(input.password, { ...input, practices: [input.accountName] });
  const context = systemContext("First run", now, requestId);
  const passwordHash = await hashForAddress(database(), input.email, input.password);
  return inTransaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(480225)`);
    if (await isAnybodyKnown(tx)) throw new AppError("setup_closed");
    const at = now();
    const [account] = await tx
      .insert(organizations)
      .values({ name: input.accountName, timezone: FIRST_TIME_ZONE, createdAt: at, updatedAt: at })
      .returning();
    if (!account) throw new Error("The account was not inserted.");
    await recordAudit(tx, context, {
      action: "account.create",
      subject: { type: "account", id: account.id, label: account.name },
      place: { accountId: account.id, orgId: account.id },
      after: { name: account.name },
    });
    const user = await createUser(tx, context, {
      email: input.email,
      name: input.name,
      passwordHash,
      membership: { orgId: account.id, accountId: account.id, role: "admin" },
    });
    return { userId: user.id };
  });
}
