import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** A new login: of an account, with its first role, or of the platform's support. */
export interface NewUser {
  /** For a login whose creation its person records themselves. */
  id?: string;
  email: string;
  name: string;
  passwordHash: string;
  /** Who made the link with which the password was set, if it was one. */
  passwordMakerUserId?: string | null;
  /** The first role; null for support, which has none. */
  membership: { orgId: string; accountId: string; role: Role } | null;
}

/**
 * Inserts a new login with its first role, in the caller's transaction. The caller has checked the permission. It belongs
 * to the account of the role; other accounts can have logins with the same address.
 * @throws AppError `email_taken` on the field
 */
export async function createUser(
  tx: Transaction,
  context: Context,
  input: NewUser,
): Promise<typeof users.$inferSelect> {
  const at = context.now();
  const { id, membership, email, name, passwordHash, passwordMakerUserId } = input;
  const isSupport = membership === null;
  const accountId = membership?.accountId ?? null;
  const user = await tx
    .transaction(async (inner) => {
      const [row] = await inner
        .insert(users)
        .values({
          id,
          accountId,
          email,
          name,
          passwordHash,
          passwordMakerUserId,
          isSupport,
          createdAt: at,
          updatedAt: at,
        })
        .returning();
      return row;
    })
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "users_email_account_key") throw error;
      throw emailTaken("Somebody in this account already signs in with that address.");
    });
  if (!user) throw new Error("The user was not inserted.");
  if (membership)
    await tx
      .insert(memberships)
      .values({ userId: user.id, orgId: membership.orgId, role: membership.role, createdAt: at });
  await recordAudit(tx, context, {
    action: "user.create",
    subject: { type: "user", id: user.id, label: name },
    place: membership && { orgId: membership.orgId, accountId: membership.accountId },
    after: { name, email, role: membership?.role ?? "support" },
  });
  return user;
}

/** The refusal of an address, at its field. */
export function emailTaken(message: string): AppError {
  return new AppError("email_taken", { message, fields: [{ path: "email", code: "email_taken", message }] });
}
