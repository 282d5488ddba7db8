import type { Language } from "@/lib/constants/languages";
import type { Ask, EmergencyCause, Guard, Phrases, Saying, UrgentCause } from "./heard";
import { bindPhrases, findPhrases, type Match, type PhraseBook } from "./phrase-book";
import { ENGLISH } from "./phrases/en/english";
import { SPANISH } from "./phrases/es/spanish";
import { FRENCH } from "./phrases/fr/french";
import type { Word } from "./words-of";

const PHRASES: Record<Language, Phrases> = { ENGLISH, SPANISH, FRENCH };

/** What a phrase says. */
export type Says =
  | { part: "emergency"; cause: EmergencyCause }
  | { part: "urgent"; cause: UrgentCause }
  | { part: "ask"; ask: Ask };

type Id = string;
const idOf = (says: Says): Id => (says.part === "ask" ? `ask ${says.ask}` : `${says.part} ${says.cause}`);
const unlessId = (id: Id): Id => `${id} unless`;
const guardId = (guard: Guard): Id => `guard ${guard}`;

interface Rules {
  book: PhraseBook;
  says: [Says, Id][];
}

const rules = new Map<Language, Rules>();
const answers = new Map<Language, PhraseBook<keyof Phrases["answers"]>>();

/** The phrases of a sentence, by what they say. */
export interface Said {
  said: (Match & { says: Says; unless: Match[] })[];
  guards: Record<Guard, Match[]>;
}

export function findSaid(words: Word[], language: Language, work?: { steps: number }): Said {
  const { book, says } = rulesOf(language);
  const byRule = new Map<Id, Match[]>();
  for (const match of findPhrases(book, words, work)) {
    const others = byRule.get(match.rule);
    if (others) others.push(match);
    else byRule.set(match.rule, [match]);
  }
  const of = (id: Id) => byRule.get(id) ?? [];
  return {
    said: says.flatMap(([what, id]) =>
      of(id).map((match) => ({ ...match, says: what, unless: of(unlessId(id)) })),
    ),
    guards: {
      negated: of(guardId("negated")),
      past: of(guardId("past")),
      present: of(guardId("present")),
      supposed: of(guardId("supposed")),
      story: of(guardId("story")),
    },
  };
}

export function findAnswers(words: Word[], language: Language): Match<keyof Phrases["answers"]>[] {
  let book = answers.get(language);
  if (!book) {
    book = bindPhrases(PHRASES[language].answers, language, PHRASES[language].groups);
    answers.set(language, book);
  }
  return findPhrases(book, words);
}

function rulesOf(language: Language): Rules {
  const known = rules.get(language);
  if (known) return known;
  const { groups, emergency, urgent, guards, asks } = PHRASES[language];
  const phrases: Record<Id, readonly string[]> = {};
  const says: [Says, Id][] = [];
  const add = (what: Says, saying: Saying) => {
    const id = idOf(what);
    says.push([what, id]);
    phrases[id] = saying.says;
    phrases[unlessId(id)] = saying.unless ?? [];
  };
  for (const [cause, saying] of Object.entries(emergency) as [EmergencyCause, Saying][])
    add({ part: "emergency", cause }, saying);
  for (const [cause, saying] of Object.entries(urgent) as [UrgentCause, Saying][])
    add({ part: "urgent", cause }, saying);
  for (const [ask, saying] of Object.entries(asks) as [Ask, Saying][]) add({ part: "ask", ask }, saying);
  for (const [guard, list] of Object.entries(guards) as [Guard, readonly string[]][])
    phrases[guardId(guard)] = list;
  const made = { book: bindPhrases(phrases, language, groups), says };
  rules.set(language, made);
  return made;
}
