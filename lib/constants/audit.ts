import { DAY_MS } from "./moments";

/** The name of an action in the history: subject and verb, as in `number.attach`. */
export const ACTION_PATTERN = /^[a-z_]+\.[a-z_]+$/;
/** The name of a changed field in the history, as in `voiceId`. */
export const FIELD_PATTERN = /^[a-zA-Z][a-zA-Z0-9]{0,59}$/;
/** The id of a request, as every answer has it in `X-Request-Id`. */
export const REQUEST_ID_PATTERN = /^[\w-]{1,100}$/;

/** Who can make a change. */
export const ACTOR_TYPES = ["user", "support", "api_key", "system"] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

/** What a change can be about. */
export const AUDIT_SUBJECTS = [
  "organization",
  "variable",
  "bot",
  "workflow",
  "phone_number",
  "phone_number_order",
  "sip_trunk",
  "carrier_finding",
  "user",
  "membership",
  "invitation",
  "session",
  "api_key",
  "account",
  "conversation",
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** What the history records: every entry has one of these actions. */
export const AUDIT_ACTIONS = [
  "number.order",
  "number.order_resumed",
  "number.order_given_up",
  "number.order_dismissed",
  "number.provision",
  "number.bring",
  "number.adopt",
  "number.attach",
  "number.switch",
  "number.detach",
  "number.update",
  "number.migrate",
  "number.quarantine",
  "number.restore",
  "number.release",
  "number.released",
  "number.recover",
  "number.lost",
  "number.found",
  "number.repaired",
  "carrier.release_stray",
  "sip_trunk.create",
  "sip_trunk.update",
  "sip_trunk.delete",
  "bot.create",
  "bot.update",
  "bot.delete",
  "workflow.create",
  "workflow.update",
  "workflow.delete",
  "organization.create",
  "organization.update",
  "organization.archive",
  "variable.create",
  "variable.update",
  "variable.delete",
  "account.create",
  "account.close",
  "member.add",
  "member.change_role",
  "member.remove",
  "invitation.create",
  "invitation.renew",
  "invitation.revoke",
  "invitation.accept",
  "user.create",
  "user.disable",
  "user.enable",
  "user.make_link",
  "user.set_password",
  "user.change_password",
  "user.end_password",
  "user.update",
  "api_key.create",
  "api_key.revoke",
  "api_key.hand_over",
  "session.end",
  "session.end_others",
  "conversation.show",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
/** The actions on lines and their orders. */
export type NumberAction = Extract<AuditAction, `number.${string}`>;

/** The changes of a line that can be undone. */
export const UNDOABLE_ACTIONS = [
  "number.attach",
  "number.detach",
  "number.switch",
  "number.migrate",
] as const satisfies readonly AuditAction[];
export type UndoableAction = (typeof UNDOABLE_ACTIONS)[number];

/** The undoable action of that name; undefined for any other. */
export function undoableAction(action: string): UndoableAction | undefined {
  return UNDOABLE_ACTIONS.find((known) => known === action);
}

/** How long a change can be undone, and for how long the console offers it right after the change. */
export const UNDO_MS = DAY_MS;
export const UNDO_TOAST_MS = 10_000;

/** Why a change cannot be undone. */
export const UNDO_OBSTACLES = {
  not_undoable: "Only attaching, detaching, switching and moving a line can be undone.",
  too_late: "A change can be undone for one day. Change the line itself instead.",
  already_undone: "This was already undone.",
  changed_since: "The line was changed again, so this can no longer be undone.",
  bot_deleted: "The bot that answered the line was deleted. Attach another one.",
  organization_archived: "The organization that the line came from was archived.",
} as const;
export type UndoObstacle = keyof typeof UNDO_OBSTACLES;
