import { type AnyColumn, and, isNull, or, type SQL, sql } from "drizzle-orm";
import { bots, organizations } from "@/db/schema";
import { runningOrPool } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { foldText } from "@/lib/fold-text";
import { withoutMarks } from "@/lib/typed/marks";
import { readEmail, readPhone } from "@/lib/typed/reading";
import { withinReach } from "./scope";

/** Further words are ignored. */
const MAX_WORDS = 8;
/** Up to this many organizations or bots that a word names are passed on by id, so that their indexes are used. */
const FEW = 100;

/** Folded texts, which PostgreSQL computes. */
export const NUMBER_SEARCH_TEXT = sql`"phone_numbers"."search_text"`;
export const ORGANIZATION_SEARCH_TEXT = sql`"organizations"."search_text"`;
export const BOT_SEARCH_TEXT = sql`"bots"."search_text"`;

/** What a row shows besides its own text, each by a column: its organization, its bot, and for support its account. */
type Shown = "orgId" | "botId" | "accountId";

/** A label that rows with some value show, such as "Spanish". */
interface Label {
  words: string[];
  condition: SQL;
}

/**
 * What a search looks in: a text that `fold_text` has folded, exactly as in its trigram index, labels, and what a row
 * shows.
 */
type SearchedColumns = { text: SQL; labels?: readonly Label[] } & { [Column in Shown]?: AnyColumn };

/** The words of a search. `digits` if it is a phone number, or part of one. */
interface SearchWords {
  words: string[];
  digits: boolean;
  /** A pattern for numbers with an area code and last four digits, where these two were typed. */
  pieces?: string;
}

/** A search, ready for the conditions of queries. */
export interface Search {
  /** The condition that a row has every word: in its own text, or in the name of something that it shows. */
  matches: (columns: SearchedColumns) => SQL | undefined;
  /** What was typed, folded, as names begin with it; null for digits, which are no name. */
  name: string | null;
}

/** Part of a number, once the word in front of it is dropped. */
const PART_OF_NUMBER = /^[\s+\d().\-\u2010-\u2015]*\d[\s\d().\-\u2010-\u2015]*$/;
const CALLED = /^(?:call|phone|tel(?:ephone)?|mobile|cell|number)\b[\s:.]*/i;

/**
 * Reads a search as typed: a phone number in any spelling becomes its digits, and so does part of one, so that
 * "(312) 555-01" finds +131255501…; an e-mail address loses what stands around it; anything else becomes folded words.
 * @returns null if nothing was typed; no words if what was typed has neither letters nor digits
 */
export function searchWords(q: string | undefined): SearchWords | null {
  const typed = withoutMarks(q ?? "")
    .replaceAll("\0", "")
    .trim();
  if (typed === "") return null;
  const digits = digitsOf(typed);
  if (digits !== null) {
    const pieces = piecesOf(typed);
    return { words: [digits], digits: true, ...(pieces && { pieces }) };
  }
  const words = new Set(
    foldText(typed.includes("@") ? readEmail(typed) : typed)
      .split(" ")
      .filter(Boolean),
  );
  return { words: [...words].slice(0, MAX_WORDS), digits: false };
}

/** The digits of a phone number, or of part of one; null if the text is neither. */
function digitsOf(typed: string): string | null {
  const reading = readPhone(typed);
  // Without a country code, the digits may also be the end of a number from elsewhere.
  if ("e164" in reading) return reading.e164.slice(typed.includes("+") ? 1 : 2);
  if (reading.reason === "has_extension") return reading.digits;
  const part = typed
    .normalize("NFKC")
    .replace(/["'“”]/g, "")
    .replace(CALLED, "");
  return PART_OF_NUMBER.test(part) ? part.replace(/\D/g, "") : null;
}

const CODE_FIRST = /^\(?(\d{3})\)?\s+(\d{4})$/;
const CODE_LAST = /^(\d{4})\s+\(?(\d{3})\)?$/;

/** "206 1128" or "1128 206": an area code and the last four digits, which are not beside each other in a number. */
function piecesOf(typed: string): string | null {
  const [, code, last] = CODE_FIRST.exec(typed) ?? [];
  if (code && last) return `1${code}___${last}`;
  const [, end, start] = CODE_LAST.exec(typed) ?? [];
  return start && end ? `1${start}___${end}` : null;
}

/**
 * Prepares a search: asks once, for all words, which organizations, bots and accounts in the caller's reach each word
 * names. Their rows are then found by ids, so that PostgreSQL can combine the indexes. Digits are looked for in a row's
 * own text only.
 * @param q the search as typed
 * @param shown what the searched rows show
 * @returns null if nothing was typed
 */
export async function readSearch(
  context: Context,
  q: string | undefined,
  shown: readonly Shown[],
): Promise<Search | null> {
  const search = searchWords(q);
  if (search === null) return null;
  const { words, digits, pieces } = search;
  if (words.length === 0) return { matches: () => sql`false`, name: null };
  const named = digits ? [] : await findNamed(context, words, shown);
  return {
    name: digits ? null : foldText(withoutMarks(q ?? "")),
    matches: (columns) => {
      const labels =
        columns.labels?.filter((label) => label.words.every((word) => words.includes(word))) ?? [];
      return and(
        ...words.map((word) =>
          or(
            textHas(columns.text, word),
            inPieces(columns.text, pieces),
            ...belongs(columns, word, named),
            ...labeled(labels, word),
          ),
        ),
      );
    },
  };
}

/**
 * The condition that a row has every word of a search.
 * @param text what is looked in, folded by `fold_text`
 * @returns undefined if nothing was typed
 */
export function containsWords(text: SQL, q: string | undefined): SQL | undefined {
  const search = searchWords(q);
  if (search === null) return undefined;
  if (search.words.length === 0) return sql`false`;
  return and(...search.words.map((word) => or(textHas(text, word), inPieces(text, search.pieces))));
}

/** @param condition which rows show the label */
export function labelOf(label: string, condition: SQL): Label {
  return { words: foldText(label).split(" "), condition };
}

/** The conditions for rows that show a label with the word. Only whole labels: "bright" alone names no voice. */
function labeled(labels: Label[], word: string): SQL[] {
  return labels.filter(({ words }) => words.includes(word)).map(({ condition }) => condition);
}

/** The condition that a row is named so, or that its name begins so. By index, because `sort_name` begins with the name. */
export function isNamed(sortName: SQL, { name }: Search): SQL {
  return name ? sql`${sortName} like ${`${escaped(name)}%`}` : sql`false`;
}

/** Sorts what is named exactly so first, then what begins so, and then the rest. */
export function namedFirst(sortName: SQL, search: Search): SQL {
  const exact = sql`${sortName} like ${`${escaped(search.name ?? "")}${MARK}%`}`;
  return sql`case when ${search.name ? exact : sql`false`} then 0 when ${isNamed(sortName, search)} then 1 else 2 end`;
}

/** Divides the texts of organizations (name, city and state, the rest) and bots (names, the rest). */
const MARK = "\u0001";

/** @param marks how many marks have to come after the word, to look only in front of them */
function textHas(text: SQL, word: string, marks = 0): SQL {
  return sql`${text} like ${`%${escaped(word)}%${`${MARK}%`.repeat(marks)}`}`;
}

/** A text as a pattern that means only itself. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function inPieces(text: SQL, pieces: string | undefined): SQL | undefined {
  return pieces ? sql`${text} like ${`%${pieces}%`}` : undefined;
}

/** What a word names: ids, or a query for them if there are many. */
interface Named {
  word: string;
  column: Shown;
  ids: string[];
  query: SQL;
}

/** The conditions that a row belongs to something that the word names. */
function belongs(columns: SearchedColumns, word: string, named: Named[]): SQL[] {
  return named
    .filter((each) => each.word === word && each.ids.length > 0)
    .flatMap(({ column: name, ids, query }) => {
      const column = columns[name];
      if (!column) return [];
      return ids.length > FEW
        ? sql`${column} in (${query})`
        : sql`${column} = any(${sql.param(ids)}::uuid[])`;
    });
}

async function findNamed(context: Context, words: string[], shown: readonly Shown[]): Promise<Named[]> {
  const queries = queriesFor(context);
  const asked = words.flatMap((word) =>
    shown.flatMap((column) => {
      const query = queries[column]?.(word);
      return query ? { word, column, query } : [];
    }),
  );
  if (asked.length === 0) return [];
  const arrays = asked.map(
    ({ query }, index) => sql`array(${query} limit ${FEW + 1}) as ${sql.identifier(`ids${index}`)}`,
  );
  const { rows } = await runningOrPool().execute<Record<string, string[]>>(
    sql`select ${sql.join(arrays, sql`, `)}`,
  );
  return asked.map((each, index) => ({ ...each, ids: rows[0]?.[`ids${index}`] ?? [] }));
}

/** Queries for the ids of what a word names: organizations by name and place, bots and accounts by name. */
function queriesFor(context: Context): Partial<Record<Shown, (word: string) => SQL>> {
  const organizationsNamed = (word: string, marks: number, condition: SQL | undefined) =>
    sql`select ${organizations.id} from ${organizations} where ${and(textHas(ORGANIZATION_SEARCH_TEXT, word, marks), condition)}`;
  const organization = { accountId: organizations.accountId, orgId: organizations.id };
  const bot = { accountId: bots.accountId, orgId: bots.orgId };
  return {
    orgId: (word) => organizationsNamed(word, 1, withinReach(context, organization)),
    botId: (word) =>
      sql`select ${bots.id} from ${bots} where ${and(textHas(BOT_SEARCH_TEXT, word, 1), withinReach(context, bot))}`,
    ...(context.reach.everything && {
      accountId: (word: string) => organizationsNamed(word, 2, isNull(organizations.parentAccountOrgId)),
    }),
  };
}
