import { AppError } from "@/lib/errors";

/** Somebody who is an admin of an account. */
export interface AccountAdmin {
  userId: string;
  /** Has a password and is not disabled; an invitation that nobody has accepted yet cannot. */
  canSignIn: boolean;
}

/**
 * An account keeps at least one admin, and where it has one who can sign in, at least one such.
 * @throws AppError `last_admin`
 */
export function assertAdminRemains(admins: AccountAdmin[], leaving: string): void {
  const remaining = admins.filter((admin) => admin.userId !== leaving);
  if (remaining.length === admins.length) return;
  const couldSignIn = admins.some((admin) => admin.canSignIn);
  if (remaining.length === 0 || (couldSignIn && !remaining.some((admin) => admin.canSignIn)))
    throw new AppError("last_admin");
}
