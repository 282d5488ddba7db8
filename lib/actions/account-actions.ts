"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { processClock } from "@/lib/auth/process-clock";
import { requestOrigin } from "@/lib/auth/request-origin";
import { safeNext } from "@/lib/auth/safe-next";
import { endPresentSession, setSessionCookie } from "@/lib/auth/session-cookies";
import { signIn } from "@/lib/auth/sign-in";
import { endOtherSessions } from "@/lib/domain/sessions/end-other-sessions";
import { endSession } from "@/lib/domain/sessions/end-session";
import { changePassword } from "@/lib/domain/users/change-password";
import { updateProfile } from "@/lib/domain/users/update-profile";
import type { ActionResult } from "@/lib/errors";
import { paths } from "@/lib/paths";
import {
  changePasswordInput,
  endOtherSessionsInput,
  endSessionInput,
  signInInput,
  updateProfileInput,
} from "@/lib/schemas/user";
import { defineAction, definePublicAction } from "./define-action";

/** What the sign-in form shows after a refusal; it works before scripts arrive, so it takes form data. */
export type SignInState = { email: string; result: Extract<ActionResult<unknown>, { ok: false }> } | null;

const openSessionFor = definePublicAction(signInInput, async (input) => {
  await setSessionCookie(await signIn(input, await requestOrigin(), processClock()()));
  return null;
});

/** Signs in and goes to where the browser wanted to be. */
export async function signInAction(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const result = await openSessionFor({ email, password: String(form.get("password") ?? "") });
  if (!result.ok) return { email: email.slice(0, 254), result };
  redirect(safeNext(form.get("next"), paths.overview()));
}

const endThisSession = definePublicAction(z.null(), async () => {
  await endPresentSession();
  return null;
});

/** Signs out: the session is dead for every copy of its cookie. */
export async function signOutAction(): Promise<void> {
  const result = await endThisSession(null);
  redirect(result.ok ? paths.signIn() : paths.overview());
}

export const updateProfileAction = defineAction(updateProfileInput, updateProfile);
export const changePasswordAction = defineAction(changePasswordInput, changePassword);
export const endSessionAction = defineAction(endSessionInput, endSession);
export const endOtherSessionsAction = defineAction(endOtherSessionsInput, endOtherSessions);
