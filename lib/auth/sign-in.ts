import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { isPassword } from "./password";
import { openSession, type SessionOrigin } from "./session-store";
import { countTry, forgiveTries } from "./tries";

const WRONG = "E-mail or password is not right.";

/**
 * Checks e-mail and password and opens a session. Unknown, disabled and invited users take the same time and get the
 * same answer as a wrong password; wrong tries are counted for the account and for the address they come from.
 * @returns the session's secret, for the cookie
 * @throws AppError `unauthorized`, `rate_limited` with `details.retryAfterSeconds`
 */
export async function signIn(
  input: { email: string; password: string },
  origin: SessionOrigin,
  now: Date,
): Promise<string> {
  const email = input.email.trim().toLowerCase();
  const attempt = { email, from: origin.ipAddress ?? "unknown" };
  await countTry(attempt);
  const [user] = await database().select().from(users).where(eq(users.email, email));
  const isRight = await isPassword(user && !user.disabledAt ? user.passwordHash : null, input.password);
  if (!user || !isRight) {
    logger({ requestId: origin.requestId }).warn(
      { from: attempt.from, known: Boolean(user) },
      "A sign-in was refused",
    );
    throw new AppError("unauthorized", { message: WRONG });
  }
  await forgiveTries(attempt);
  return openSession(user.id, origin, now);
}
