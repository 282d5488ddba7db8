import { z } from "zod";
import { REASON_LENGTH } from "@/lib/constants/limits";
import { DEPARTURES, MEMBER_STATUSES } from "@/lib/constants/people";
import { ROLES } from "@/lib/constants/permissions";
import { readEmail } from "@/lib/typed/reading";
import { emptyToNull, idOr, idSchema, lineOfText, momentSchema, nameText, onShownState } from "./common";
import { createAccountInput } from "./organization";

/**
 * An address in what was typed or pasted (`Ann <ann@practice.com>`, `mailto:…`). ASCII only, so look-alike letters cannot
 * imitate another address; stored and compared in lower case.
 */
export const emailSchema = z
  .string({ error: "Enter an e-mail address." })
  .overwrite(readEmail)
  .regex(/^[\x21-\x7e]+$/, { error: "Enter an e-mail address, like you@practice.com.", abort: true })
  .max(254, { error: "An e-mail address can have 254 characters at most.", abort: true })
  // The characters of an address that needs no quotes (RFC 5322, dot-atom).
  .regex(/^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
    error: "Enter an e-mail address, like you@practice.com.",
  });

/** 10 to 200 characters of any kind. The domain checks the list of breached passwords. */
export const passwordSchema = z
  .string({ error: "Enter a password." })
  .min(10, { error: "Use at least 10 characters." })
  .max(200, { error: "Use at most 200 characters." });

const ENTER_PASSWORD = "Enter your password.";

export const signInInput = z.strictObject({
  email: z
    .string({ error: "Enter your e-mail address." })
    .overwrite(readEmail)
    .min(1, { error: "Enter your e-mail address." })
    .max(254, { error: "An e-mail address can have 254 characters at most." })
    .regex(/^\P{Cc}*$/u, { error: "Enter an e-mail address, like you@practice.com." }),
  password: z
    .string({ error: ENTER_PASSWORD })
    .min(1, { error: ENTER_PASSWORD })
    .max(200, { error: "A password can have 200 characters at most." }),
});
/** Signing in again on an open page, as the person whose page it is. */
export const signInAgainInput = signInInput.extend({ userId: idSchema });
export type SignInInput = z.infer<typeof signInInput>;

/** The setup at the first start: the first account and its admin. */
export const firstRunInput = z.strictObject({
  accountName: nameText("The name of the practice or group"),
  name: nameText("Your name"),
  email: emailSchema,
  password: passwordSchema,
});
export type FirstRunInput = z.infer<typeof firstRunInput>;

export const inviteMemberInput = z.strictObject({
  orgId: idSchema,
  name: nameText("The name"),
  email: emailSchema,
  role: z.enum(ROLES, { error: "Choose a role." }),
});
export type InviteMemberInput = z.infer<typeof inviteMemberInput>;

/** An invitation that was neither accepted nor withdrawn. */
export const invitationInput = z.strictObject({ id: idSchema });
export type InvitationInput = z.infer<typeof invitationInput>;

/** What an invitation's row shows: a new link has a new end. */
const invitationState = { expiresAt: momentSchema };
export type InvitationState = z.infer<z.ZodObject<typeof invitationState>>;
export const shownInvitationInput = onShownState(invitationInput, invitationState);

/** A role of a user at an organization. */
const memberInput = z.strictObject({ orgId: idSchema, userId: idSchema });
export type MemberInput = z.infer<typeof memberInput>;

/** Who gets the person's API keys; without one, the keys end. */
const keysTo = idOr("Choose a person.").nullable().optional();

export const changeMemberRoleInput = memberInput.extend({ role: z.enum(ROLES), keysTo });
export type ChangeMemberRoleInput = z.infer<typeof changeMemberRoleInput>;
const removeMemberInput = memberInput.extend({ keysTo });
export type RemoveMemberInput = z.infer<typeof removeMemberInput>;
export const disableUserInput = z.strictObject({ userId: idSchema, keysTo });
export type DisableUserInput = z.infer<typeof disableUserInput>;

/** An act of the console on a member, with the role that was shown. */
const shownRole = { shownRole: z.enum(ROLES) };
export const changeShownRoleInput = changeMemberRoleInput.extend(shownRole);
export const removeShownMemberInput = removeMemberInput.extend(shownRole);

/** Asks what would end if a member lost rights. */
export const departureInput = memberInput.extend({ act: z.enum(DEPARTURES) });
export type DepartureInput = z.infer<typeof departureInput>;

const linkToken = z.string().regex(/^[\w-]{20,200}$/);

export const setPasswordInput = z.strictObject({ token: linkToken, password: passwordSchema });
export type SetPasswordInput = z.infer<typeof setPasswordInput>;

/** Accepts an invitation with a login that exists. */
export const joinAccountInput = z.strictObject({
  token: linkToken,
  currentPassword: z.string({ error: ENTER_PASSWORD }).min(1, { error: ENTER_PASSWORD }).max(200),
});
export type JoinAccountInput = z.infer<typeof joinAccountInput>;

/** Chooses one of the logins that a password fitted. */
export const chooseLoginInput = z.strictObject({ ticket: z.string().min(1).max(8000), userId: idSchema });
export type ChooseLoginInput = z.infer<typeof chooseLoginInput>;

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1, { error: "Enter your current password." }).max(200),
  newPassword: passwordSchema,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const updateProfileInput = z.strictObject({ name: nameText("Your name") });
export type UpdateProfileInput = z.infer<typeof updateProfileInput>;

export const endSessionInput = z.strictObject({ sessionId: idSchema });
export type EndSessionInput = z.infer<typeof endSessionInput>;
export const endOtherSessionsInput = z.strictObject({});
export const markLinksSeenInput = z.strictObject({});

/** A user, independent of any organization. */
export const personInput = z.strictObject({ userId: idSchema });
export type PersonInput = z.infer<typeof personInput>;

/** A link to set a new password. Support has to say why, and the person reads it. */
export const createPasswordResetInput = personInput.extend({
  reason: emptyToNull(lineOfText("The reason", REASON_LENGTH)).optional(),
});
export type CreatePasswordResetInput = z.infer<typeof createPasswordResetInput>;

/** What a member's row shows of the person: the role at its organization, null without one, and whether they can sign in. */
const personState = { orgId: idSchema, role: z.enum(ROLES).nullable(), status: z.enum(MEMBER_STATUSES) };
export type PersonState = z.infer<z.ZodObject<typeof personState>>;
export const disableShownInput = onShownState(disableUserInput, personState);
export const enableShownInput = onShownState(personInput, personState);
export const resetShownInput = onShownState(createPasswordResetInput, personState);

/** A new account with its first admin, who gets an invitation. Support only. */
export const openAccountInput = z.strictObject({
  name: createAccountInput.shape.name,
  timezone: createAccountInput.shape.timezone,
  adminName: nameText("The admin's name"),
  adminEmail: emailSchema,
});
export type OpenAccountInput = z.infer<typeof openAccountInput>;
