import { z } from "zod";
import { ROLES } from "@/lib/constants/permissions";
import { idSchema, lineOfText } from "./common";
import { createAccountInput } from "./organization";

/** ASCII only, so that look-alike letters cannot pose as another address; compared in lower case. */
export const emailSchema = z
  .string({ error: "Enter an e-mail address." })
  .trim()
  // Before lower case: the Kelvin sign, for one, has an ordinary "k" there.
  .regex(/^[\x21-\x7e]+$/, { error: "Enter an e-mail address, like you@practice.com.", abort: true })
  .toLowerCase()
  .max(254, { error: "An e-mail address can have 254 characters at most.", abort: true })
  .regex(/^[\x21-\x3f\x41-\x7e]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
    error: "Enter an e-mail address, like you@practice.com.",
  });

/** 10 to 200 characters of any kind; the breach list is a rule of the domain. */
export const passwordSchema = z
  .string({ error: "Enter a password." })
  .min(10, { error: "Use at least 10 characters." })
  .max(200, { error: "Use at most 200 characters." });

export const signInInput = z.strictObject({
  email: z
    .string({ error: "Enter your e-mail address." })
    .trim()
    .min(1, { error: "Enter your e-mail address." })
    .max(254, { error: "An e-mail address can have 254 characters at most." })
    .regex(/^\P{Cc}*$/u, { error: "Enter an e-mail address, like you@practice.com." }),
  password: z
    .string({ error: "Enter your password." })
    .min(1, { error: "Enter your password." })
    .max(200, { error: "A password can have 200 characters at most." }),
});
export type SignInInput = z.infer<typeof signInInput>;

/** First-run set-up: the first account and its admin. */
export const firstRunInput = z.strictObject({
  accountName: lineOfText("The name of the practice or group", 120),
  name: lineOfText("Your name", 100),
  email: emailSchema,
  password: passwordSchema,
});
export type FirstRunInput = z.infer<typeof firstRunInput>;

export const inviteMemberInput = z.strictObject({
  orgId: idSchema,
  name: lineOfText("The name", 100),
  email: emailSchema,
  role: z.enum(ROLES, { error: "Choose a role." }),
});
export type InviteMemberInput = z.infer<typeof inviteMemberInput>;

export const changeMemberRoleInput = z.strictObject({
  orgId: idSchema,
  userId: idSchema,
  role: z.enum(ROLES),
});
export type ChangeMemberRoleInput = z.infer<typeof changeMemberRoleInput>;
export const memberInput = z.strictObject({ orgId: idSchema, userId: idSchema });
export type MemberInput = z.infer<typeof memberInput>;

export const setPasswordInput = z.strictObject({
  token: z.string().regex(/^[\w-]{20,200}$/),
  password: passwordSchema,
});
export type SetPasswordInput = z.infer<typeof setPasswordInput>;

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1, { error: "Enter your present password." }).max(200),
  newPassword: passwordSchema,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const updateProfileInput = z.strictObject({ name: lineOfText("Your name", 100) });
export type UpdateProfileInput = z.infer<typeof updateProfileInput>;

export const endSessionInput = z.strictObject({ sessionId: idSchema });
export type EndSessionInput = z.infer<typeof endSessionInput>;
export const endOtherSessionsInput = z.strictObject({});

/** Somebody, wherever they work. */
export const personInput = z.strictObject({ userId: idSchema });
export type PersonInput = z.infer<typeof personInput>;

/** A new account with its first admin, who gets an invitation. Support only. */
export const openAccountInput = z.strictObject({
  name: createAccountInput.shape.name,
  timezone: createAccountInput.shape.timezone,
  adminName: lineOfText("The admin's name", 100),
  adminEmail: emailSchema,
});
export type OpenAccountInput = z.infer<typeof openAccountInput>;
