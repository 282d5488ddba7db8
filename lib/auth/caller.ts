import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { v7 as uuidv7 } from "uuid";
import type { Context, Reach } from "@/lib/context";
import { paths } from "@/lib/paths";
import { sessionCookieName } from "./cookies";
import { processClock } from "./process-clock";
import { unsealSession } from "./session-cookie";
import { type LivingSession, readSession } from "./session-store";

/** The living session of this request, looked up once however often it is asked for. Null when there is none. */
export const currentSession = cache(async (): Promise<LivingSession | null> => {
  const secret = await unsealSession((await cookies()).get(sessionCookieName())?.value);
  return secret ? readSession(secret, processClock()()) : null;
});

/** The session of a page. Sends whoever is not signed in to the sign-in page, and back afterwards. */
export async function requireSession(): Promise<LivingSession> {
  const session = await currentSession();
  if (!session) redirect(paths.signIn((await headers()).get("x-linekeeper-path") ?? undefined));
  return session;
}

/** The caller of a page; whoever is not signed in is sent to the sign-in page. */
export async function requireCaller(): Promise<Context> {
  const session = await requireSession();
  return contextOfSession(session, (await headers()).get("x-request-id"));
}

/**
 * The caller of a route or an action; null when nobody is signed in.
 * @param given the request's headers; those of the present request when left out
 */
export async function callerOrNull(given?: Headers): Promise<Context | null> {
  const asked = given ?? (await headers());
  const session = given ? await sessionOfHeaders(given) : await currentSession();
  return session && contextOfSession(session, asked.get("x-request-id"));
}

async function sessionOfHeaders(given: Headers): Promise<LivingSession | null> {
  const pairs = (given.get("cookie") ?? "").split(/;\s*/);
  const name = `${sessionCookieName()}=`;
  const value = pairs.find((pair) => pair.startsWith(name))?.slice(name.length);
  const secret = await unsealSession(value);
  return secret ? readSession(secret, processClock()()) : null;
}

/** What a session may reach, as verbs are told. */
export function contextOfSession(session: LivingSession, requestId: string | null): Context {
  const { user } = session;
  return {
    actor: { type: user.isSupport ? "support" : "user", id: user.id, name: user.name },
    reach: reachOf(session),
    requestId: requestId ?? uuidv7(),
    now: processClock(),
    sessionId: session.sessionId,
  };
}

function reachOf({ user, grants }: LivingSession): Reach {
  if (user.isSupport) return { everything: true };
  return {
    everything: false,
    accounts: grants.filter((grant) => grant.isAccount).map(({ accountId, role }) => ({ accountId, role })),
    organizations: grants
      .filter((grant) => !grant.isAccount)
      .map(({ orgId, accountId, role }) => ({ orgId, accountId, role })),
  };
}
