import type { Guard } from "./heard";
import type { Match } from "./phrase-book";
import type { Word } from "./words-of";

/** How far a negation reaches over a list: "no fever, swelling or trouble breathing". */
const LIST_REACH = 6;
const LIST_WORDS = new Set(["or", "nor", "ni", "o", "ou", "and", "y", "et"]);
const TURNS = new Set(["but", "pero", "mais", "sino"]);

/**
 * Whether alarming words are alarming where they stand. They are not if they are denied ("no chest pain"), over ("last
 * year"), supposed ("what do you do if…") or told ("in a movie").
 */
export function isAlarm(match: Match, words: Word[], guards: Record<Guard, Match[]>): boolean {
  if (guards.negated.some((guard) => negates(guard, match, words))) return false;
  const start = clauseStart(words, match.from);
  const end = clauseEnd(words, match.to);
  const inClause = (guard: Match) => guard.from >= start && guard.to <= end;
  if (guards.story.some(inClause)) return false;
  if (guards.supposed.some((guard) => inClause(guard) && guard.from < match.from)) return false;
  // "… but it stopped" begins where the clause ends. The next sentence does not count.
  const turn = TURNS.has(words[end]?.text ?? "") ? end : -1;
  const past = guards.past.filter((guard) => inClause(guard) || guard.from === turn);
  if (past.length === 0) return true;
  return guards.present.some((guard) => inClause(guard) && !past.some((one) => overlaps(one, guard)));
}

function negates(guard: Match, match: Match, words: Word[]): boolean {
  if (guard.from >= match.from) return false;
  if (guard.to >= match.from) {
    // "Not breathing" and "plus de pouls" are alarming because of the negation.
    const shared = words.slice(match.from, guard.to);
    // "No, he's not breathing": a comma ends what the "no" was about.
    return (
      guard.to <= match.to &&
      words[match.from]?.border === 0 &&
      !shared.some(({ text }) => NEGATIONS.has(text))
    );
  }
  const between = words.slice(guard.to, match.from + 1);
  if (between.length > LIST_REACH) return false;
  if (between.some(({ border, text }) => border === 2 || TURNS.has(text) || PRONOUNS.has(text))) return false;
  return between.some(({ text }) => LIST_WORDS.has(text));
}

const NEGATIONS = new Set("no not never without pas plus jamais sans nunca sin ni".split(" "));

/** A pronoun begins a statement of its own, to which the negation before it does not reach. */
const PRONOUNS = new Set("he she i it they we el ella yo se me il elle je ce ca on".split(" "));

function overlaps(a: Match, b: Match): boolean {
  return a.from < b.to && b.from < a.to;
}

/** A clause goes from one end of a sentence, or one "but", to the next. */
function clauseStart(words: Word[], at: number): number {
  let start = at;
  while (start > 0 && words[start]?.border !== 2 && !TURNS.has(words[start]?.text ?? "")) start--;
  return start;
}
function clauseEnd(words: Word[], at: number): number {
  let end = at;
  while (end < words.length && words[end]?.border !== 2 && !TURNS.has(words[end]?.text ?? "")) end++;
  return end;
}
