import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword } from "@/lib/auth/password";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

export interface NewUser {
  email: string;
  name: string;
  /** Null for an invitation: the password is set by whoever holds the link. */
  password: string | null;
  isSupport?: boolean;
  /** The first role; support needs none. */
  membership?: { orgId: string; accountId: string; role: Role };
}

/**
 * Keeps a new user with their first role, in the caller's transaction. Whoever calls has checked that it is allowed.
 * @throws AppError `email_taken` on the field
 */
export async function createUser(tx: Transaction, context: Context, input: NewUser): Promise<{ id: string }> {
  const at = context.now();
  const passwordHash = input.password === null ? null : await hashPassword(input.password);
  const user = await tx
    .transaction(async (inner) => {
      const [row] = await inner
        .insert(users)
        .values({
          email: input.email,
          name: input.name,
          passwordHash,
          isSupport: input.isSupport ?? false,
          createdAt: at,
          updatedAt: at,
        })
        .returning({ id: users.id });
      return row;
    })
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "users_email_key") throw error;
      throw new AppError("email_taken", {
        fields: [
          { path: "email", code: "email_taken", message: "Somebody already signs in with that address." },
        ],
      });
    });
  if (!user) throw new Error("The user was not kept.");
  const { membership } = input;
  if (membership)
    await tx
      .insert(memberships)
      .values({ userId: user.id, orgId: membership.orgId, role: membership.role, createdAt: at });
  await recordAudit(tx, context, {
    action: "user.create",
    subject: { type: "user", id: user.id, label: input.name },
    place: membership ?? null,
    after: { name: input.name, role: membership?.role ?? (input.isSupport ? "support" : null) },
  });
  return user;
}
