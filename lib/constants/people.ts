/** What a one-time link is for. */
export const LINK_KINDS = ["password_reset"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Whether a member can sign in, needs a password link first, or is disabled. */
export const MEMBER_STATUSES = ["active", "no_password", "disabled"] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** Whether an invitation's link works. An expired one needs a new link. */
export const INVITATION_STATUSES = ["open", "expired"] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** Ways in which somebody loses rights. */
export const DEPARTURES = ["remove", "disable", "demote"] as const;
export type Departure = (typeof DEPARTURES)[number];

/** Whether an API key works, or why it does not: one has `ended` if its owner lost the right to it. */
export const KEY_STATUSES = ["active", "expired", "revoked", "ended"] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];
