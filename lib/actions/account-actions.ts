"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { processClock } from "@/lib/auth/process-clock";
import { requestOrigin } from "@/lib/auth/request-origin";
import { endCurrentSession, setSessionCookie } from "@/lib/auth/session-cookies";
import { chooseLogin, type SignedIn, signIn, signInAgain } from "@/lib/auth/sign-in";
import { endOtherSessions } from "@/lib/domain/sessions/end-other-sessions";
import { endSession } from "@/lib/domain/sessions/end-session";
import { changePassword } from "@/lib/domain/users/change-password";
import { markLinksSeen } from "@/lib/domain/users/mark-links-seen";
import { hasUnseenLinks } from "@/lib/domain/users/own-links";
import { updateProfile } from "@/lib/domain/users/update-profile";
import { AppError } from "@/lib/errors";
import { ownPath, paths } from "@/lib/paths";
import {
  changePasswordInput,
  chooseLoginInput,
  endOtherSessionsInput,
  endSessionInput,
  markLinksSeenInput,
  signInAgainInput,
  signInInput,
  updateProfileInput,
} from "@/lib/schemas/user";
import { defineAction, definePublicAction } from "./define-action";
import { fieldOf, type PlainFormState, runPlainForm } from "./plain-form";

const openSessionFor = definePublicAction(signInInput, async (input) =>
  continueWith(await signIn(input, await requestOrigin(), processClock()())),
);
const openChosen = definePublicAction(chooseLoginInput, async (input) =>
  continueWith(await chooseLogin(input, await requestOrigin(), processClock()())),
);

/** Sets the cookie once it is clear whose session it is. @throws AppError `several_logins` if it is not */
async function continueWith(signedIn: SignedIn): Promise<{ hasNews: boolean }> {
  if (!signedIn.isOpen) {
    const { logins, ticket } = signedIn;
    throw new AppError("several_logins", { details: { logins, ticket } });
  }
  await setSessionCookie(signedIn);
  return { hasNews: await hasUnseenLinks(signedIn.userId) };
}

/** The page that the browser asked for; before it, what the person has to know. */
function pageAfter(form: unknown) {
  const next = ownPath(fieldOf(form, "next"), paths.overview());
  return ({ hasNews }: { hasNews: boolean }) => (hasNews ? paths.passwordNews(next) : next);
}

/** Signs in and goes to the page the browser asked for, or asks which login was meant. */
export async function signInAction(_before: PlainFormState, form: FormData): Promise<PlainFormState> {
  return runPlainForm(form, { shown: ["email"], hidden: ["password"] }, openSessionFor, pageAfter(form));
}

/** Signs in to one of the logins that the password fitted. */
export async function chooseLoginAction(_before: PlainFormState, form: FormData): Promise<PlainFormState> {
  return runPlainForm(form, { shown: [], hidden: ["ticket", "userId"] }, openChosen, pageAfter(form));
}

/** Signs in on an open page, as the person whose page it is. */
export const signInAgainAction = definePublicAction(signInAgainInput, async (input) => {
  await continueWith(await signInAgain(input, await requestOrigin(), processClock()()));
  return null;
});

/** Notes that the person has read which links were made for their password, and goes on to the page they asked for. */
export async function markLinksSeenAction(form: FormData): Promise<void> {
  const result = await markSeen({});
  redirect(result.ok ? ownPath(fieldOf(form, "next"), paths.overview()) : paths.signIn());
}

const markSeen = defineAction(markLinksSeenInput, markLinksSeen);

const endThisSession = definePublicAction(z.null(), async () => {
  await endCurrentSession();
  return null;
});

/** Signs out. Every copy of the session's cookie stops working. */
export async function signOutAction(): Promise<void> {
  const result = await endThisSession(null);
  redirect(result.ok ? paths.signIn() : paths.overview());
}

export const updateProfileAction = defineAction(updateProfileInput, updateProfile);
export const changePasswordAction = defineAction(changePasswordInput, changePassword, { atomic: false });
export const endSessionAction = defineAction(endSessionInput, endSession);
export const endOtherSessionsAction = defineAction(endOtherSessionsInput, endOtherSessions);
