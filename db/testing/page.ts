import "next/dist/server/node-environment-baseline";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import { NextRequest } from "next/server";
import { answerIntent } from "@/lib/actions/answer-intent";
import { sessionCookieName } from "@/lib/auth/cookies";
import { sealSession } from "@/lib/auth/session-cookie";
import { openSession } from "@/lib/auth/session-store";
import { makeAccount, makeMembership, makeUser } from "./factory";

const ORIGIN = "http://localhost:3000";

/**
 * A page of a signed-in admin of a new account: `call` calls an action as Next does, `look` asks about an intent.
 */
export async function page() {
  const { account, location } = await makeAccount();
  const user = await makeUser();
  await makeMembership(user.id, account.id, "admin");
  const origin = { ipAddress: null, userAgent: null, requestId: "r" };
  const secret = await openSession(user, origin, new Date());
  const cookie = `${sessionCookieName()}=${await sealSession(secret)}`;
  const request = (headers: object = {}) =>
    new NextRequest(ORIGIN, { headers: { origin: ORIGIN, host: "localhost:3000", cookie, ...headers } });
  const call = <T>(action: string, work: () => Promise<T>, given: object = {}): Promise<T> => {
    const { headers, cookies } = request({ "next-action": action, ...given });
    const scope = { type: "request", phase: "render", headers, cookies };
    return workAsyncStorage.run({ route: "/" } as never, () =>
      workUnitAsyncStorage.run(scope as never, work),
    );
  };
  const look = async (intent: string, given: object = {}) =>
    (await answerIntent(request(given), intent)).json();
  return { account, location, user, call, look };
}
