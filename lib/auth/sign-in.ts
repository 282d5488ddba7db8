import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { isFirstUse } from "./attempts";
import { checkPassword, type Login } from "./check-password";
import { type LoginChoice, sealChoice, unsealChoice } from "./login-choice";
import { type OpenedFor, openSession, type SessionOrigin } from "./session-store";
import { hashToken } from "./token";

const TOO_LATE = "This choice no longer works. Enter your e-mail and password again.";

/** What a correct password leads to: a session's secret for the cookie, or the question which login was meant. */
export type SignedIn =
  | { isOpen: true; secret: string; userId: string }
  | { isOpen: false; logins: LoginChoice[]; ticket: string };

/**
 * Checks e-mail and password against every login of the address and opens a session, or asks which login was meant if
 * the password fits several.
 * @throws AppError `unauthorized`, `rate_limited` with `retryAfterSeconds`
 */
export async function signIn(
  input: { email: string; password: string },
  origin: SessionOrigin,
  now: Date,
): Promise<SignedIn> {
  const fitting = await checkPassword(input, origin);
  const [only] = fitting;
  if (only && fitting.length === 1) return open(only, origin, now);
  return {
    isOpen: false,
    logins: fitting.map((login) => ({ userId: login.id, label: labelOf(login) })),
    ticket: await sealChoice(fitting, now),
  };
}

/**
 * Opens a session for one of the logins that the password fitted.
 * @param input.ticket what `signIn` answered; it works once, for a few minutes, and ends when the password changes
 * @throws AppError `unauthorized`
 */
export async function chooseLogin(
  input: { ticket: string; userId: string },
  origin: SessionOrigin,
  now: Date,
): Promise<SignedIn> {
  const [login] = await database().select().from(users).where(eq(users.id, input.userId));
  if (!login || login.disabledAt || !(await unsealChoice(input.ticket, login, now)))
    throw new AppError("unauthorized", { message: TOO_LATE });
  if (!(await isFirstUse(hashToken(input.ticket)))) throw new AppError("unauthorized", { message: TOO_LATE });
  return open(login, origin, now);
}

/**
 * Signs in on an open page, as the person whose page it is: somebody else must not send what that person typed. The
 * password is tried at that person's login only.
 * @throws AppError `unauthorized`, `rate_limited` with `retryAfterSeconds`; `forbidden` for another person's address
 */
export async function signInAgain(
  { userId, ...input }: { userId: string; email: string; password: string },
  origin: SessionOrigin,
  now: Date,
): Promise<SignedIn> {
  const [login] = await database().select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (login?.email !== input.email.trim().toLowerCase())
    throw new AppError("forbidden", {
      message: "This is another person’s e-mail. The page belongs to whoever opened it.",
    });
  const [own] = await checkPassword(input, origin, ({ id }) => id === userId);
  if (!own) throw new AppError("unauthorized");
  return open(own, origin, now);
}

async function open(login: OpenedFor, origin: SessionOrigin, now: Date): Promise<SignedIn> {
  return { isOpen: true, secret: await openSession(login, origin, now), userId: login.id };
}

/** What a login is called where somebody chooses one of several. */
function labelOf({ accountName, isSupport }: Login): string {
  if (isSupport) return "Linekeeper support";
  return accountName ?? "All accounts that you joined";
}
