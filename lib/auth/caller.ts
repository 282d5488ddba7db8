import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { v7 as uuidv7 } from "uuid";
import type { Context, Reach } from "@/lib/context";
import { paths } from "@/lib/paths";
import { cookieOf, sessionCookieName } from "./cookies";
import { processClock } from "./process-clock";
import { unsealSession } from "./session-cookie";
import { type LiveSession, readSession } from "./session-store";

/** The live session of this request, or null. Read once per request, however often it is asked for. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const secret = await unsealSession((await cookies()).get(sessionCookieName())?.value);
  return secret ? readSession(secret, processClock()()) : null;
});

/** The session of a page. Without one, redirects to the sign-in page, which leads back here. */
export async function requireSession(): Promise<LiveSession> {
  const session = await currentSession();
  if (!session) redirect(paths.signIn((await headers()).get("x-linekeeper-path") ?? undefined));
  return session;
}

/** The caller of a page. Without a session, redirects to the sign-in page. */
export async function requireCaller(): Promise<Context> {
  const session = await requireSession();
  return contextOfSession(session, (await headers()).get("x-request-id"));
}

/**
 * The caller of a route or an action, or null when nobody is signed in.
 * @param given the request's headers; defaults to those of the current request
 */
export async function callerOrNull(given?: Headers): Promise<Context | null> {
  const asked = given ?? (await headers());
  const session = given ? await sessionOfHeaders(given) : await currentSession();
  return session && contextOfSession(session, asked.get("x-request-id"));
}

async function sessionOfHeaders(given: Headers): Promise<LiveSession | null> {
  const secret = await unsealSession(cookieOf(given.get("cookie"), sessionCookieName()));
  return secret ? readSession(secret, processClock()()) : null;
}

/** Turns a session into the context that verbs take. */
export function contextOfSession(session: LiveSession, requestId: string | null): Context {
  const { user } = session;
  return {
    actor: { type: user.isSupport ? "support" : "user", id: user.id, name: user.name, email: user.email },
    reach: reachOf(session),
    requestId: requestId ?? uuidv7(),
    now: processClock(),
    sessionId: session.sessionId,
  };
}

function reachOf({ user, grants }: LiveSession): Reach {
  if (user.isSupport) return { everything: true };
  return {
    everything: false,
    accounts: grants.filter((grant) => grant.isAccount).map(({ accountId, role }) => ({ accountId, role })),
    organizations: grants
      .filter((grant) => !grant.isAccount)
      .map(({ orgId, accountId, role }) => ({ orgId, accountId, role })),
  };
}
