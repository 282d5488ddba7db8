import { eq } from "drizzle-orm";
import { cookies } from "next/headers";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { KNOWN_DEVICE_SECONDS, SESSION_SECONDS } from "@/lib/constants/sessions";
import { cookieOptions, deviceCookieName, sessionCookieName } from "./cookies";
import { sealDevice, unsealDevice, withLogin } from "./known-device";
import { processClock } from "./process-clock";
import { sealSession, unsealSession } from "./session-cookie";
import { endSessionOfToken } from "./session-store";

/** Sets the session's cookie, and the one by which the login knows this browser again. Call it in a server action. */
export async function setSessionCookie({
  secret,
  userId,
}: {
  secret: string;
  userId: string;
}): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(secret), { ...cookieOptions(), maxAge: SESSION_SECONDS });
  const [login] = await database().select().from(users).where(eq(users.id, userId));
  if (!login) return;
  const device = withLogin(await unsealDevice(jar.get(deviceCookieName())?.value), login);
  jar.set(deviceCookieName(), await sealDevice(device), { ...cookieOptions(), maxAge: KNOWN_DEVICE_SECONDS });
}

/** Ends the current session in the database, then deletes the cookie. */
export async function endCurrentSession(): Promise<void> {
  const jar = await cookies();
  const secret = await unsealSession(jar.get(sessionCookieName())?.value);
  if (secret) await endSessionOfToken(secret, processClock()());
  jar.delete(sessionCookieName());
}
