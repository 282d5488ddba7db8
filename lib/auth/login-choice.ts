import { createHash } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { LOGIN_CHOICE_MS } from "@/lib/constants/sessions";
import { env } from "@/lib/env";

/** One of several logins that a password fits. */
export interface LoginChoice {
  userId: string;
  /** The name of its account. */
  label: string;
}

/** Derives a key of its own, so that a session's cookie is no ticket, and a ticket no cookie. */
const SALT = "login choice";

type Login = { id: string; passwordHash: string | null };

/** Seals the logins that a password fitted, so that the next request can choose one without the password. */
export function sealChoice(logins: Login[], now: Date): Promise<string> {
  const token = { logins: logins.map(markOf), until: now.getTime() + LOGIN_CHOICE_MS };
  return encode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT, maxAge: LOGIN_CHOICE_MS / 1000 });
}

/** Whether a ticket allows a login. It ends after a few minutes, and when the login's password changes. */
export async function unsealChoice(ticket: string, login: Login, now: Date): Promise<boolean> {
  try {
    const token = await decode({ token: ticket, secret: env().NEXTAUTH_SECRET, salt: SALT });
    const isInTime = typeof token?.until === "number" && token.until > now.getTime();
    return isInTime && Array.isArray(token.logins) && token.logins.includes(markOf(login));
  } catch {
    return false;
  }
}

/** A login together with its password: it changes with the password, and says nothing of it. */
export function markOf({ id, passwordHash }: Login): string {
  return createHash("sha256").update(`${id} ${passwordHash}`).digest("base64url");
}
