"use server";

import { processClock } from "@/lib/auth/process-clock";
import { requestOrigin } from "@/lib/auth/request-origin";
import { setSessionCookie } from "@/lib/auth/session-cookies";
import { openSession } from "@/lib/auth/session-store";
import { createFirstAccount } from "@/lib/domain/setup/create-first-account";
import { setPassword } from "@/lib/domain/users/set-password";
import { firstRunInput, setPasswordInput } from "@/lib/schemas/user";
import { definePublicAction } from "./define-action";

/** Makes the first account and signs its admin in. */
export const createFirstAccountAction = definePublicAction(firstRunInput, async (input, requestId) =>
  signInAs(await createFirstAccount(input, processClock(), requestId)),
);

/** Sets a password with a one-time link and signs in. */
export const setPasswordAction = definePublicAction(setPasswordInput, async (input, requestId) =>
  signInAs(await setPassword(input, processClock(), requestId)),
);

async function signInAs({ userId }: { userId: string }): Promise<null> {
  await setSessionCookie(await openSession(userId, await requestOrigin(), processClock()()));
  return null;
}
