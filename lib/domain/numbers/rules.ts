import { BROUGHT } from "@/lib/constants/carrier";
import type { Language } from "@/lib/constants/languages";
import {
  type AttentionCode,
  attentionCodesOf,
  type LineChange,
  type LineStateFacts,
  type NumberStatus,
  statusAllows,
} from "@/lib/constants/line-states";
import { type Mismatch, mismatchOf, type SpeakingBot } from "@/lib/constants/mismatch";
import { DAY_MS } from "@/lib/constants/moments";
import { missingFields, type OrganizationFacts } from "@/lib/domain/organizations/rules";
import { AppError, type Warning } from "@/lib/errors";
import { mismatchSentence } from "@/lib/format/language-words";
import { LOST_SENTENCE } from "@/lib/format/line-words";
import type { Attention } from "@/lib/schemas/phone-number";

/** What the rules need to know about a line. */
export interface LineFacts {
  orgId: string;
  botId: string | null;
  status: NumberStatus;
  language: Language;
}

/** What the rules need to know about a bot. */
export interface BotFacts {
  id: string;
  orgId: string;
  name: string;
  languages: readonly string[];
}

/** Whether the bot does not suit the line's language, as stored with the line. A detached line has no mismatch. */
export function isLanguageMismatch(language: Language, bot: SpeakingBot | null): boolean {
  return mismatchOf(language, bot) !== null;
}

/** The warnings of an answer to provisioning, attaching, switching or editing (product rule 7). */
export function mismatchWarnings(
  language: Language,
  bot: (SpeakingBot & { name: string }) | null,
): Warning[] {
  const code = mismatchOf(language, bot);
  const message = mismatchSentence(language, bot);
  return code && message ? [{ code, message }] : [];
}

/** @throws AppError `number_not_active` unless the line's status allows the change (product rule 14) */
function assertStatusAllows(change: LineChange, { status }: Pick<LineFacts, "status">): void {
  if (!statusAllows(status, change)) throw new AppError("number_not_active", { details: { status } });
}

/** @throws AppError `number_not_active` for a line that is releasing or released */
export function assertEditable(line: Pick<LineFacts, "status">): void {
  assertStatusAllows("edit", line);
}

/** @throws AppError `number_not_active` for a line that is releasing or released */
export function assertDetachable(line: Pick<LineFacts, "status">): void {
  assertStatusAllows("detach", line);
}

/** @throws AppError `bot_in_other_organization` unless line and bot share an organization */
export function assertSameOrganization(line: Pick<LineFacts, "orgId">, bot: Pick<BotFacts, "orgId">): void {
  if (line.orgId === bot.orgId) return;
  throw new AppError("bot_in_other_organization", {
    fields: [
      {
        path: "botId",
        code: "bot_in_other_organization",
        message: "Choose a bot that belongs to this organization.",
      },
    ],
  });
}

/**
 * Whether the bot may be attached (product rule 6).
 * @returns `unchanged` if it is already attached, whatever the line's status
 * @throws AppError `number_not_active`, `bot_in_other_organization`, `number_already_attached`
 */
export function assertAttachable(line: LineFacts, bot: BotFacts): "attach" | "unchanged" {
  const verdict = assertSwitchable(line, bot);
  if (verdict === "attach" && line.botId !== null)
    throw new AppError("number_already_attached", { details: { botId: line.botId } });
  return verdict;
}

/** Like `assertAttachable`, but replaces another bot. */
export function assertSwitchable(line: LineFacts, bot: BotFacts): "attach" | "unchanged" {
  if (line.botId === bot.id) return "unchanged";
  assertStatusAllows("attach", line);
  assertSameOrganization(line, bot);
  return "attach";
}

/** @throws AppError `number_attached`: an attached line is never released (product rule 9) */
export function assertReleasable(line: Pick<LineFacts, "botId">): void {
  if (line.botId !== null) throw new AppError("number_attached", { details: { botId: line.botId } });
}

/** How long a quarantined line waits for its release, and where its calls go until then. */
export interface Quarantine {
  quarantineDays: number | null;
  /** E.164; null if callers hear a notice. */
  quarantineForwardTo: string | null;
}

/**
 * Whether a line may be quarantined (product rule 9). The quarantine detaches an attached line.
 * @returns `change` if it is already quarantined, but for other days or with another plan
 * @throws AppError `number_not_active`, `validation_failed` if it would be forwarded to itself
 */
export function assertQuarantinable(
  line: Pick<LineFacts, "status"> & Quarantine & { number: string },
  wanted: Quarantine,
): "quarantine" | "change" | "unchanged" {
  assertStatusAllows("quarantine", line);
  if (wanted.quarantineForwardTo === line.number)
    throw new AppError("validation_failed", {
      fields: [{ path: "forwardTo", code: "same_number", message: "Forward calls to a different number." }],
    });
  if (line.status !== "quarantined") return "quarantine";
  const isSame =
    line.quarantineDays === wanted.quarantineDays && line.quarantineForwardTo === wanted.quarantineForwardTo;
  return isSame ? "unchanged" : "change";
}

/**
 * Whether a line can be restored from quarantine.
 * @returns `unchanged` for an active line
 * @throws AppError `number_not_active` for a line that is releasing, released or lost
 */
export function assertRestorable(line: Pick<LineFacts, "status">): "restore" | "unchanged" {
  if (line.status === "quarantined") return "restore";
  if (line.status === "active") return "unchanged";
  throw new AppError("number_not_active", { details: { status: line.status } });
}

/** The moment a number of days after another. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/**
 * Until when the line's carrier lets us recover a released number; null if it does not.
 * @param carrier.recoverDays for how many days after a release the line's own carrier allows it
 */
export function recoverableUntil(
  line: { releasedAt: Date | null },
  { recoverDays }: { recoverDays: number | null },
): Date | null {
  return recoverDays === null || line.releasedAt === null ? null : daysAfter(line.releasedAt, recoverDays);
}

/** @throws AppError `number_not_active`, `same_organization` (product rule 10) */
export function assertMigratable(line: Pick<LineFacts, "orgId" | "status">, targetOrgId: string): void {
  if (line.orgId === targetOrgId) throw new AppError("same_organization");
  assertStatusAllows("migrate", line);
}

/** @throws AppError `caller_id_not_verified` for every caller ID, because none can be verified yet (product rule 11) */
export function assertVerifiedCallerId(callerId: string | null | undefined): void {
  if (callerId === null || callerId === undefined) return;
  throw new AppError("caller_id_not_verified", {
    fields: [
      {
        path: "verifiedCallerId",
        code: "caller_id_not_verified",
        message: "This caller ID is not verified for this organization.",
      },
    ],
  });
}

/** The facts behind a line's state and the reasons why it needs attention. */
export interface StateFacts {
  status: NumberStatus;
  language: Language;
  languageMismatch: boolean;
  carrier: string;
  bot: (SpeakingBot & { name: string }) | null;
  organization: OrganizationFacts & { name: string };
}

/** The facts that decide a line's state (`lineStateOf`). */
export function stateFacts(line: StateFacts): LineStateFacts {
  const { status, bot, carrier, organization } = line;
  return {
    status,
    hasBot: bot !== null,
    isBrought: carrier === BROUGHT,
    mismatch: storedMismatch(line),
    organizationIncomplete: missingFields(organization).length > 0,
  };
}

/** Whether there is a mismatch is stored, for the list's filters; which one it is shows the bot. */
function storedMismatch({ language, languageMismatch, bot }: StateFacts): Mismatch | null {
  return languageMismatch ? (mismatchOf(language, bot) ?? "language_mismatch") : null;
}

/** Why a line needs attention, each reason with its next step; empty if nothing is wrong or the line is leaving. */
export function attentionOf(line: StateFacts): Attention[] {
  return attentionCodesOf(stateFacts(line)).map((code) => ({ code, message: ATTENTION_TEXTS[code](line) }));
}

const ATTENTION_TEXTS: Record<AttentionCode, (line: StateFacts) => string> = {
  number_lost: () => `${LOST_SENTENCE} If the number comes back, calls resume. Otherwise, release it.`,
  language_mismatch: ({ language, bot }) =>
    `${mismatchSentence(language, bot) ?? "The bot does not suit the line’s language."} Choose another bot, or change the language.`,
  greeting_language_mismatch: ({ language, bot }) =>
    `${mismatchSentence(language, bot)} Change the greeting, or choose another bot.`,
  organization_incomplete: ({ organization }) =>
    `The address of ${organization.name} is incomplete. Complete it.`,
};
