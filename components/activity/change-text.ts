import { AUDIT_ACTIONS, type AuditAction } from "@/lib/constants/audit";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { placeName } from "../organizations/address-text";
import { CHANGED, FIELD_LABELS, FREE_TEXTS, fieldText, NONE, NOT_SET, SWITCHED, YES } from "./field-text";

/** One field of a change, in words. */
export interface FieldChange {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** Fields that repeat another field of the entry, or that only machines read. */
export const HIDDEN_FIELDS = new Set([
  "knownTo",
  "botId",
  "transferTrunkId",
  "quarantinedUntil",
  "orderId",
  "orgId",
  "organizationName",
  "organizationCity",
  "organizationStreet",
  "version",
  "accountId",
  "parentAccountOrgId",
]);

type Say = (entry: AuditEntry) => string;
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** The sentence of every action. The compiler names those that lack one. */
const SENTENCES: Record<AuditAction, Say> = {
  "number.order": () => "Number ordered",
  "number.order_resumed": () => "Purchase resumed",
  "number.order_given_up": () => "Purchase given up",
  "number.order_dismissed": () => "Failed purchase dismissed",
  "number.provision": ({ after }) => {
    const code = text(after?.areaCode);
    return code ? `Bought in area code ${code}` : "Bought";
  },
  "number.bring": () => "Brought from your own provider",
  "number.attach": ({ after }) => `Attached to ${text(after?.botName) ?? "a bot"}`,
  "number.switch": ({ before, after }) => {
    const from = text(before?.botName);
    return `Switched${from ? ` from ${from}` : ""} to ${text(after?.botName) ?? "another bot"}`;
  },
  "number.detach": ({ before }) => `Detached from ${text(before?.botName) ?? "its bot"}`,
  "number.update": edited,
  "number.migrate": moved,
  "number.quarantine": quarantined,
  "number.restore": ({ after }) => {
    const bot = text(after?.botName);
    return bot ? `Restored from quarantine and attached to ${bot} again` : "Restored from quarantine";
  },
  "number.release": ({ actorType, before }) =>
    actorType === "system" && before?.status === "quarantined"
      ? "Quarantine ended, release started"
      : "Release requested",
  "number.released": () => "Released",
  "number.recover": () => "Ordered again after its release",
  "number.lost": () => "Lost at the carrier",
  "number.found": () => "Found again at the carrier and active",
  "number.repaired": () => "Settings at the carrier corrected",
  "number.adopt": () => "Adopted from the carrier",
  "carrier.release_stray": () => "Unknown number released at the carrier",
  "organization.create": () => "Organization added",
  "organization.update": edited,
  "organization.archive": () => "Organization archived",
  "variable.create": () => "Variable added",
  "variable.update": edited,
  "variable.delete": () => "Variable deleted",
  "account.create": () => "Account created",
  "account.close": () => "Account closed",
  "sip_trunk.create": () => "Trunk added",
  "sip_trunk.update": edited,
  "sip_trunk.delete": () => "Trunk deleted",
  "bot.create": () => "Bot added",
  "bot.update": edited,
  "bot.delete": () => "Bot deleted",
  "workflow.create": ({ after }) => `Workflow added to ${text(after?.botName) ?? "a bot"}`,
  "workflow.update": edited,
  "workflow.delete": ({ before }) => `Workflow deleted from ${text(before?.botName) ?? "its bot"}`,
  "invitation.create": ({ after }) => `Invited${asRole(after?.role)}`,
  "invitation.renew": () => "New invitation link created",
  "invitation.revoke": () => "Invitation withdrawn",
  "invitation.accept": ({ after }) => `Invitation accepted${asRole(after?.role)}`,
  "conversation.show": ({ after }) => {
    const reason = text(after?.reason);
    return reason ? `Transcript shown: ${reason}` : "Transcript shown";
  },
  "user.create": ({ after }) => `Added${asRole(after?.role)}`,
  "user.update": edited,
  "user.disable": () => "Disabled and signed out everywhere",
  "user.enable": () => "Enabled again",
  "user.make_link": ({ after }) =>
    after?.kind === "invitation" ? "New invitation link created" : "Password reset link created",
  "user.set_password": ({ after }) =>
    after?.by === "invitation" ? "Invitation accepted" : "New password set with a link",
  "user.change_password": () => "Password changed",
  "user.end_password": ({ after }) =>
    `Password ended, because ${text(after?.knownTo) ?? "somebody who is no admin here"} may know it`,
  "member.add": ({ after }) => `Added${asRole(after?.role)}`,
  "member.change_role": ({ before, after }) =>
    `Role changed${asRole(before?.role, " from ")}${asRole(after?.role, " to ")}`,
  "member.remove": () => "Removed",
  "api_key.create": () => "API key created",
  "api_key.revoke": () => "API key revoked",
  "api_key.hand_over": ({ after }) => `API key handed over to ${text(after?.ownerName) ?? "a colleague"}`,
  "session.end": () => "Session ended",
  "session.end_others": () => "All other sessions ended",
};

/**
 * "Moved from Cedar Mesa to Miami", with both accounts where they differ and the reader sees both; older entries lack the
 * first name, so the present one is used.
 */
function moved(entry: AuditEntry): string {
  const { before, after, organization, targetOrganization, account, targetAccount, undoes } = entry;
  const isAcross = account !== null && targetAccount !== null && account.id !== targetAccount.id;
  const from = text(before?.organizationName) ?? organization?.name;
  const to = text(after?.organizationName) ?? targetOrganization?.name ?? "another organization";
  const bot = text(after?.botName);
  return [
    undoes ? "Moved back" : "Moved",
    from && `from ${placed(from, isAcross ? account.name : null, before)}`,
    `to ${placed(to, isAcross ? targetAccount.name : null, after)}`,
    bot && `and attached to ${bot} again`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The name of an organization, with its city and street where the entry has them because the other one is called the same. */
function placed(name: string, accountName: string | null, fields: AuditEntry["before"]): string {
  return [placeName(name, accountName), text(fields?.organizationCity), text(fields?.organizationStreet)]
    .filter(Boolean)
    .join(", ");
}

/** "Quarantined for 7 days and detached from Front Desk"; for a line already in quarantine, what was changed. */
function quarantined({ before, after }: AuditEntry): string {
  const days = after?.quarantineDays;
  const span = typeof days === "number" && `${days} ${days === 1 ? "day" : "days"}`;
  if (after?.status !== "quarantined")
    return span ? `Quarantine changed to ${span}` : "Call handling during quarantine changed";
  const bot = text(before?.botName);
  return `Quarantined${span ? ` for ${span}` : ""}${bot ? ` and detached from ${bot}` : ""}`;
}

function asRole(role: unknown, joint = " as "): string {
  return text(role) ? `${joint}${fieldText("role", role)}` : "";
}

/**
 * What happened, as a short sentence that leaves out who and when: "Changed the language from English to Spanish",
 * "Attached to Front Desk", "Moved from Cedar Mesa to Miami".
 */
export function changeSentence(entry: AuditEntry): string {
  const action = AUDIT_ACTIONS.find((known) => known === entry.action);
  const sentence = action ? SENTENCES[action](entry) : spelled(entry.action);
  return entry.undoes ? `Undo: ${lowerFirst(sentence)}` : sentence;
}

/** How many changed fields a sentence gives with their values; more are only named. */
const MAX_TOLD = 2;

/** "Changed the name from “Main” to “Desk” and set the callback number to (312) 555-0100". */
function edited(entry: AuditEntry): string {
  const changes = fieldChanges(entry);
  if (changes.length === 0) return "Edited";
  if (changes.length > MAX_TOLD) return `Changed the ${lowerFirst(fieldNames(changes))}`;
  return changes
    .map((change, index) => (index === 0 ? told(change) : lowerFirst(told(change))))
    .join(" and ");
}

/** One change of a field: "Set the callback number to (312) 555-0100", "Removed the trunk", "Changed the greeting". */
function told({ field, label, before, after }: FieldChange): string {
  const [on, off] = SWITCHED[field] ?? [];
  if (on && off) return after === YES ? on : off;
  const the = `the ${lowerFirst(label)}`;
  // For FAQs, an entry holds only the questions that were added, changed or removed.
  if (field === "faqs")
    return `${before === NONE ? "Added" : after === NONE ? "Removed" : "Changed"} ${label}`;
  if (after === NOT_SET || after === NONE) return `Removed ${the}`;
  if (COUNTED.test(after)) return `${before === NONE ? "Added" : "Changed"} ${the}`;
  if (after === CHANGED || after.length > MAX_VALUE || before.length > MAX_VALUE) return `Changed ${the}`;
  const quoted = (value: string) => (FREE_TEXTS.has(field) ? `“${value}”` : value);
  if (before === NOT_SET || before === NONE) return `Set ${the} to ${quoted(after)}`;
  return `Changed ${the} from ${quoted(before)} to ${quoted(after)}`;
}

/** A list that does not fit on a line: "3 entries". */
const COUNTED = /^\d+ entr(y|ies)$/;
/** Longer values are left to the details. */
const MAX_VALUE = 60;

/** The fields of a change, each before and after, in words. For a creation, only the fields that were set. */
export function fieldChanges(entry: AuditEntry): FieldChange[] {
  // After a move out of the reader's sight, nothing is known of the fields.
  if (entry.action === "number.migrate" && entry.after === null) return [];
  return entry.changes
    .filter((field) => !HIDDEN_FIELDS.has(field))
    .map((field) => {
      const before = fieldText(field, entry.before?.[field]);
      const after = fieldText(field, entry.after?.[field]);
      const label = FIELD_LABELS[field] ?? spelled(field);
      // Two lists can differ although both read "3 entries".
      return { field, label, before, after: entry.before && before === after ? CHANGED : after };
    })
    .filter((change) => entry.before !== null || change.after !== NOT_SET);
}

/** How many fields are named; the rest are counted. */
const MAX_NAMED = 3;

/** The fields of a change by name: "Name", "Name and voice", "Name, voice, language and 3 more". */
export function fieldNames(changes: readonly FieldChange[]): string {
  const names = changes
    .slice(0, MAX_NAMED)
    .map(({ label }, index) => (index === 0 ? label : lowerFirst(label)));
  if (changes.length > MAX_NAMED) names.push(`${changes.length - MAX_NAMED} more`);
  const last = names.pop() ?? "";
  return names.length > 0 ? `${names.join(", ")} and ${last}` : last;
}

/** Leaves "FAQs" and "ZIP code" alone. */
const lowerFirst = (words: string) => words.replace(/^[A-Z](?=[a-z-])/, (letter) => letter.toLowerCase());

/** "member.role_change" as "Member role change"; for actions and fields without a text of their own. */
function spelled(name: string): string {
  const words = name
    .replace(/[._-]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
