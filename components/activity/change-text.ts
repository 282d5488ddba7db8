import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { FIELD_LABELS, fieldText, NONE, NOT_SET } from "./field-text";

/** One field of a change, in words. */
export interface FieldChange {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** Fields that say the same as another one beside them, or that only machines read. */
const SILENT = new Set([
  "botId",
  "transferTrunkId",
  "quarantinedUntil",
  "orderId",
  "orgId",
  "organizationName",
  "version",
  "accountId",
  "parentAccountOrgId",
]);

type Say = (entry: AuditEntry) => string;
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const SENTENCES: Record<string, Say> = {
  "number.order": () => "Asked for a number",
  "number.order_resumed": () => "Purchase taken up again",
  "number.order_given_up": () => "Purchase given up",
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
  "number.migrate": ({ after }) => `Moved to ${text(after?.organizationName) ?? "another organization"}`,
  "number.quarantine": quarantined,
  "number.restore": ({ after }) => {
    const bot = text(after?.botName);
    return bot ? `Kept after all, and attached to ${bot} again` : "Kept after all";
  },
  "number.release": ({ actorType, before }) =>
    actorType === "system" && before?.status === "quarantined"
      ? "Quarantine over, release begun"
      : "Release asked for",
  "number.released": () => "Released",
  "number.recover": () => "Asked to get the number back",
  "number.lost": () => "Lost at the carrier",
  "number.found": () => "Found again at the carrier, and active",
  "number.repaired": () => "Settings at the carrier had drifted and were set right",
  "number.adopt": () => "Adopted from the carrier",
  "carrier.release_stray": () => "Unknown number released at the carrier",
  "organization.create": () => "Organization added",
  "organization.archive": () => "Organization archived",
  "variable.create": () => "Variable added",
  "variable.delete": () => "Variable deleted",
  "account.create": () => "Account created",
  "sip_trunk.create": () => "Trunk added",
  "sip_trunk.delete": () => "Trunk deleted",
  "bot.create": () => "Bot added",
  "bot.delete": () => "Bot deleted",
  "workflow.create": ({ after }) => `Workflow added to ${text(after?.botName) ?? "a bot"}`,
  "workflow.delete": ({ before }) => `Workflow deleted from ${text(before?.botName) ?? "its bot"}`,
  "user.create": ({ after }) => `Added${asRole(after?.role)}`,
  "user.disable": () => "Disabled, and signed out everywhere",
  "user.enable": () => "Enabled again",
  "user.make_link": ({ after }) =>
    after?.kind === "invitation" ? "New invitation link made" : "Link for a new password made",
  "user.set_password": ({ after }) =>
    after?.by === "invitation" ? "Invitation accepted" : "New password set by link",
  "user.change_password": () => "Password changed",
  "member.add": ({ after }) => `Added${asRole(after?.role)}`,
  "member.change_role": ({ after }) => `Role changed${asRole(after?.role, " to ")}`,
  "member.remove": () => "Removed",
  "api_key.create": () => "API key made",
  "api_key.revoke": () => "API key revoked",
  "session.end": () => "Session ended",
  "session.end_others": () => "All other sessions ended",
};

/** "Released in 7 days, detached from Front Desk"; for one that waits already, what was changed. */
function quarantined({ before, after }: AuditEntry): string {
  const days = after?.quarantineDays;
  const when = typeof days === "number" && `in ${days} ${days === 1 ? "day" : "days"}`;
  if (after?.status !== "quarantined")
    return when ? `Day of release changed: ${when}` : "What callers get until the release changed";
  const bot = text(before?.botName);
  return `To be released${when ? ` ${when}` : ""}${bot ? `, and detached from ${bot}` : ""}`;
}

function asRole(role: unknown, joint = " as "): string {
  return text(role) ? `${joint}${fieldText("role", role)}` : "";
}

/**
 * What happened, as a short sentence without who and when: "Voice changed to Calm, reassuring",
 * "Attached to Front Desk", "Moved to Bright Smile Miami".
 */
export function changeSentence(entry: AuditEntry): string {
  const known = SENTENCES[entry.action];
  if (known) return known(entry);
  const changes = fieldChanges(entry);
  const [only] = changes;
  if (entry.action.endsWith(".update") && only)
    return changes.length > 1 ? `${fieldNames(changes)} changed` : oneChange(only);
  return spelled(entry.action);
}

/** The fields that a change touched, each before and after, in words. A creation has no before to tell. */
export function fieldChanges(entry: AuditEntry): FieldChange[] {
  return entry.changes
    .filter((field) => !SILENT.has(field))
    .map((field) => {
      const before = fieldText(field, entry.before?.[field]);
      const after = fieldText(field, entry.after?.[field]);
      const label = FIELD_LABELS[field] ?? spelled(field);
      // Long lists can differ where their short words do not.
      return { field, label, before, after: entry.before && before === after ? "changed" : after };
    })
    .filter((change) => entry.before !== null || change.after !== NOT_SET);
}

function oneChange({ field, label, before, after }: FieldChange): string {
  // Of these an entry holds only what was added, changed or removed.
  if (field === "faqs")
    return `${label} ${before === NONE ? "added" : after === NONE ? "removed" : "changed"}`;
  if (after === NOT_SET) return `${label} removed`;
  return after.length > 60 || after === "changed" ? `${label} changed` : `${label} changed to ${after}`;
}

/** How many fields are named before the rest is counted. */
const NAMED = 3;

/** The fields of a change by name: "Name", "Name and voice", "Name, voice, language and 3 more". */
export function fieldNames(changes: readonly FieldChange[]): string {
  const names = changes
    .slice(0, NAMED)
    .map(({ label }, index) => (index === 0 ? label : label.replace(/^[A-Z](?=[a-z])/, small)));
  if (changes.length > NAMED) names.push(`${changes.length - NAMED} more`);
  const last = names.pop() ?? "";
  return names.length > 0 ? `${names.join(", ")} and ${last}` : last;
}

/** "FAQs" and "ZIP code" stay as they are. */
const small = (letter: string) => letter.toLowerCase();

/** "member.role_change" as "Member role change"; for what has no sentence of its own. */
function spelled(name: string): string {
  const words = name
    .replace(/[._-]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
