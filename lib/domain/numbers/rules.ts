import { LANGUAGE_LABELS, type Language, type LineState, type NumberStatus } from "@/lib/constants/numbers";
import { missingFields, type OrganizationFacts } from "@/lib/domain/organizations/rules";
import { AppError, type Warning } from "@/lib/errors";
import type { Attention } from "@/lib/schemas/phone-number";

/** What the rules need to know of a line. */
export interface LineFacts {
  orgId: string;
  botId: string | null;
  status: NumberStatus;
  language: Language;
}

/** What the rules need to know of a bot. */
export interface BotFacts {
  id: string;
  orgId: string;
  name: string;
  languages: readonly string[];
}

/** Whether the bot is not trained in the language that the line speaks. A detached line has no mismatch. */
export function isLanguageMismatch(
  language: Language,
  bot: { languages: readonly string[] } | null,
): boolean {
  return bot !== null && !bot.languages.includes(language);
}

/** The warnings that an answer carries after create, attach, switch and edit (product rule 7). */
export function mismatchWarnings(
  language: Language,
  bot: { name: string; languages: readonly string[] } | null,
): Warning[] {
  return bot && isLanguageMismatch(language, bot)
    ? [{ code: "language_mismatch", message: mismatchSentence(language, bot.name) }]
    : [];
}

/** "Front Desk is not trained in Spanish." */
export function mismatchSentence(language: Language, botName: string): string {
  return `${botName} is not trained in ${LANGUAGE_LABELS[language]}.`;
}

/** @throws AppError `number_not_active` unless calls may reach the line (product rule 14) */
export function assertActive(line: Pick<LineFacts, "status">): void {
  if (line.status === "active") return;
  throw new AppError("number_not_active", { details: { status: line.status } });
}

/** @throws AppError `number_not_active` once the line is on its way back to the carrier */
export function assertEditable(line: Pick<LineFacts, "status">): void {
  if (line.status === "releasing" || line.status === "released") assertActive(line);
}

/** @throws AppError `bot_in_other_organization` unless line and bot share an organization */
export function assertSameOrganization(line: Pick<LineFacts, "orgId">, bot: Pick<BotFacts, "orgId">): void {
  if (line.orgId === bot.orgId) return;
  throw new AppError("bot_in_other_organization", {
    fields: [
      { path: "botId", code: "bot_in_other_organization", message: "Choose a bot of this organization." },
    ],
  });
}

/**
 * Whether the bot may be attached (product rule 6).
 * @returns `unchanged` when it is attached already, whatever has become of the line since
 * @throws AppError `number_not_active`, `bot_in_other_organization`, `number_already_attached`
 */
export function assertAttachable(line: LineFacts, bot: BotFacts): "attach" | "unchanged" {
  const verdict = assertSwitchable(line, bot);
  if (verdict === "attach" && line.botId !== null)
    throw new AppError("number_already_attached", { details: { botId: line.botId } });
  return verdict;
}

/** As `assertAttachable`, but another bot gives way. */
export function assertSwitchable(line: LineFacts, bot: BotFacts): "attach" | "unchanged" {
  if (line.botId === bot.id) return "unchanged";
  assertActive(line);
  assertSameOrganization(line, bot);
  return "attach";
}

/** @throws AppError `number_attached` (product rule 9); an attached line is never given back */
export function assertReleasable(line: Pick<LineFacts, "botId">): void {
  if (line.botId !== null) throw new AppError("number_attached", { details: { botId: line.botId } });
}

/** How long a quarantined line waits, and who is called meanwhile. */
export interface Quarantine {
  quarantineDays: number | null;
  /** E.164; null where callers hear a notice. */
  quarantineForwardTo: string | null;
}

/**
 * Whether a line may be quarantined (product rule 9). An attached one may: it is detached by that.
 * @returns `change` where it waits already, but longer, shorter or with another plan
 * @throws AppError `number_not_active`, `validation_failed` where it would be forwarded to itself
 */
export function assertQuarantinable(
  line: Pick<LineFacts, "status"> & Quarantine & { number: string },
  wanted: Quarantine,
): "quarantine" | "change" | "unchanged" {
  if (line.status !== "quarantined") assertActive(line);
  if (wanted.quarantineForwardTo === line.number)
    throw new AppError("validation_failed", {
      fields: [
        { path: "forwardTo", code: "same_number", message: "Forward calls to another number than this one." },
      ],
    });
  if (line.status !== "quarantined") return "quarantine";
  const isSame =
    line.quarantineDays === wanted.quarantineDays && line.quarantineForwardTo === wanted.quarantineForwardTo;
  return isSame ? "unchanged" : "change";
}

/**
 * Whether a line may be kept after all. One that is active already stays as it is.
 * @throws AppError `number_not_active` once it is on its way back to the carrier, and for one that the carrier lost
 */
export function assertRestorable(line: Pick<LineFacts, "status">): "restore" | "unchanged" {
  if (line.status === "quarantined") return "restore";
  assertActive(line);
  return "unchanged";
}

const DAY_MS = 24 * 60 * 60_000;

/** The moment so many days after another. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/** What the rules need to know of the carrier that we have now. */
interface CarrierFacts {
  name: string;
  capabilities: { recoverDays: number | null };
}

/** For how many days a number can be bought back; null where its carrier gives none back, or is another one than ours. */
export function recoverDaysOf(line: { carrier: string }, carrier: CarrierFacts): number | null {
  return line.carrier === carrier.name ? carrier.capabilities.recoverDays : null;
}

/** Until when a released number can be bought back; null where it cannot, as with `recoverDaysOf`. */
export function recoverableUntil(
  line: { carrier: string; releasedAt: Date | null },
  carrier: CarrierFacts,
): Date | null {
  const days = recoverDaysOf(line, carrier);
  return days === null || line.releasedAt === null ? null : daysAfter(line.releasedAt, days);
}

/** @throws AppError `number_not_active`, `same_organization` (product rule 10) */
export function assertMigratable(line: Pick<LineFacts, "orgId" | "status">, targetOrgId: string): void {
  if (line.orgId === targetOrgId) throw new AppError("same_organization");
  assertActive(line);
}

/** @throws AppError `caller_id_not_verified`: no caller ID is verified before there are caller IDs (product rule 11) */
export function assertVerifiedCallerId(callerId: string | null | undefined): void {
  if (callerId === null || callerId === undefined) return;
  throw new AppError("caller_id_not_verified", {
    fields: [
      {
        path: "verifiedCallerId",
        code: "caller_id_not_verified",
        message: "That caller ID is not verified for this organization.",
      },
    ],
  });
}

/** Everything the state of a line is read from. */
export interface StateFacts {
  status: NumberStatus;
  language: Language;
  languageMismatch: boolean;
  bot: { name: string } | null;
  organization: OrganizationFacts & { name: string };
}

/** Why a line needs attention, each with its next step; empty when all is well or nothing is expected of the line. */
export function attentionOf(line: StateFacts): Attention[] {
  if (line.status === "lost")
    return [
      {
        code: "number_lost",
        message:
          "The carrier no longer has this number, so calls do not arrive. If it comes back, so do the calls. Otherwise release it.",
      },
    ];
  if (line.status !== "active" || line.bot === null) return [];
  const reasons: Attention[] = [];
  if (line.languageMismatch)
    reasons.push({
      code: "language_mismatch",
      message: `${mismatchSentence(line.language, line.bot.name)} Choose another bot, or change the language.`,
    });
  if (missingFields(line.organization).length > 0)
    reasons.push({
      code: "organization_incomplete",
      message: `The address of ${line.organization.name} is not complete. Complete it.`,
    });
  return reasons;
}

/** What the console says of a line. Needs attention outranks answering. */
export function stateOf(
  line: Pick<StateFacts, "status" | "bot">,
  attention: readonly Attention[],
): LineState {
  if (line.status !== "active") return line.status;
  if (line.bot === null) return "not_answering";
  return attention.length > 0 ? "needs_attention" : "answering";
}
