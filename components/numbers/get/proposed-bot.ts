import type { Language } from "@/lib/constants/languages";
import { PAGE_LIMIT } from "@/lib/constants/limits";
import type { Bot } from "@/lib/schemas/bot";

/** Filters of the bots that a proposal is made from. */
export const botsToProposeFrom = (orgId: string) => ({ orgId, limit: PAGE_LIMIT.max });

/** What the choice depends on. */
export type BotCandidate = Pick<Bot, "id" | "languages" | "outbound" | "lineCount">;

/**
 * The bot to propose for a new line: of those trained in its language, one that only answers calls before one that also
 * places them, then the one that already answers the most lines, then the oldest.
 * @param bots the bots of the line's organization
 * @returns null if none is trained in the language, because the line would need attention from the start
 */
export function proposedBot<Candidate extends BotCandidate>(
  bots: readonly Candidate[],
  language: Language,
): Candidate | null {
  const [best] = bots
    .filter(({ languages }) => languages.includes(language))
    .sort(
      (a, b) =>
        Number(a.outbound) - Number(b.outbound) || b.lineCount - a.lineCount || (a.id < b.id ? -1 : 1),
    );
  return best ?? null;
}
