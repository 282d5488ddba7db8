"use server";

import { processClock } from "@/lib/auth/process-clock";
import { requestOrigin } from "@/lib/auth/request-origin";
import { setSessionCookie } from "@/lib/auth/session-cookies";
import { openSession } from "@/lib/auth/session-store";
import { acceptInvitation } from "@/lib/domain/members/accept-invitation";
import { joinAccount } from "@/lib/domain/members/join-account";
import { createFirstAccount } from "@/lib/domain/setup/create-first-account";
import { setPassword } from "@/lib/domain/users/set-password";
import { paths } from "@/lib/paths";
import { firstRunInput, joinAccountInput, setPasswordInput } from "@/lib/schemas/user";
import { definePublicAction } from "./define-action";
import { type PlainFormState, runPlainForm } from "./plain-form";

const createFirst = definePublicAction(firstRunInput, async (input, requestId) =>
  signInAs(await createFirstAccount(input, processClock(), requestId)),
);

/** Creates the first account, and signs in its admin. */
export async function createFirstAccountAction(
  _before: PlainFormState,
  form: FormData,
): Promise<PlainFormState> {
  const fields = { shown: ["accountName", "name", "email"], hidden: ["password"] } as const;
  return runPlainForm(form, fields, createFirst, paths.overview());
}

const accept = definePublicAction(setPasswordInput, async (input, requestId) =>
  signInAs(await acceptInvitation(input, processClock(), requestId)),
);

/** Accepts an invitation with a new password, and signs in. */
export async function acceptInvitationAction(
  _before: PlainFormState,
  form: FormData,
): Promise<PlainFormState> {
  return runPlainForm(form, { shown: [], hidden: ["token", "password"] }, accept, paths.overview());
}

const join = definePublicAction(joinAccountInput, async (input, requestId) =>
  signInAs(await joinAccount(input, await requestOrigin(), processClock(), requestId)),
);

/** Accepts an invitation with a login that exists, and signs in. */
export async function joinAccountAction(_before: PlainFormState, form: FormData): Promise<PlainFormState> {
  return runPlainForm(form, { shown: [], hidden: ["token", "currentPassword"] }, join, paths.overview());
}

const setWithLink = definePublicAction(setPasswordInput, async (input, requestId) =>
  signInAs(await setPassword(input, processClock(), requestId)),
);

/** Sets a new password with a one-time link, and signs in. */
export async function setPasswordAction(_before: PlainFormState, form: FormData): Promise<PlainFormState> {
  return runPlainForm(form, { shown: [], hidden: ["token", "password"] }, setWithLink, paths.overview());
}

async function signInAs({ userId }: { userId: string }): Promise<null> {
  const secret = await openSession({ id: userId }, await requestOrigin(), processClock()());
  await setSessionCookie({ secret, userId });
  return null;
}
