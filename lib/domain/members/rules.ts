import { AppError } from "@/lib/errors";

/** An admin of an account. */
export interface AccountAdmin {
  userId: string;
  /** Whether they have a password and are not disabled. */
  canSignIn: boolean;
}

/**
 * Refuses a change that would leave an account without an admin, or without one who can sign in if it has one.
 * @param leaving the user whose role ends or changes
 * @throws AppError `last_admin`
 */
export function assertAdminRemains(admins: AccountAdmin[], leaving: string): void {
  const remaining = admins.filter((admin) => admin.userId !== leaving);
  if (remaining.length === admins.length) return;
  const couldSignIn = admins.some((admin) => admin.canSignIn);
  if (remaining.length === 0 || (couldSignIn && !remaining.some((admin) => admin.canSignIn)))
    throw new AppError("last_admin");
}
