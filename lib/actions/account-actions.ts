"use server";

import { redirect } from "next/navigation";
import { processClock } from "@/lib/auth/process-clock";
import { requestOrigin } from "@/lib/auth/request-origin";
import { endPresentSession, safeNext, setSessionCookie } from "@/lib/auth/session-cookies";
import { signIn } from "@/lib/auth/sign-in";
import type { ActionResult } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { signInInput } from "@/lib/schemas/user";
import { definePublicAction } from "./define-action";

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

/** Signs out: the session is dead for every copy of its cookie. */
export async function signOutAction(): Promise<void> {
  await endPresentSession();
  redirect(paths.signIn());
}
