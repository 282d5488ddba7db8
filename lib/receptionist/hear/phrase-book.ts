import type { Language } from "@/lib/constants/languages";
import { type Part, readPhrase } from "./read-phrase";
import { spellPhrase, type Word } from "./words-of";

/** A phrase that was found: the rule it belongs to, and the words `from` up to but without `to`. */
export interface Match<Rule extends string = string> {
  rule: Rule;
  from: number;
  to: number;
}

/** Phrases write at least so many letters before a `*`. */
const SHORTEST_PREFIX = 2;

/** A place between two words of a phrase. */
interface Node<Rule extends string> {
  words: Map<string, Node<Rule>[]>;
  /** By their first letters. */
  prefixes: Map<string, [prefix: string, to: Node<Rule>][]>;
  any: Node<Rule>[];
  free: Node<Rule>[];
  /** Reached without a word, but only where a sentence ends. */
  atEnd: Node<Rule>[];
  rules: Rule[];
}

/** All phrases of a language as one automaton: however many they are, a sentence is read once. */
export interface PhraseBook<Rule extends string = string> {
  anywhere: Node<Rule>;
  atStart: Node<Rule>;
}

/** Builds the automaton. Slow; once for each language. */
export function bindPhrases<Rule extends string>(
  rules: Readonly<Record<Rule, readonly string[]>>,
  language: Language,
  groups: Readonly<Record<string, readonly string[]>> = {},
): PhraseBook<Rule> {
  const anywhere = newNode<Rule>();
  const atStart = newNode<Rule>();
  const spelled = new Map<string, string[]>();
  const spell = (text: string) => {
    const words = spelled.get(text) ?? spellPhrase(text, language);
    spelled.set(text, words);
    return words;
  };
  for (const rule of Object.keys(rules) as Rule[])
    for (const phrase of rules[rule]) {
      const { parts, isAtStart } = readPhrase(phrase, groups, spell);
      const last = newNode<Rule>();
      last.rules.push(rule);
      graft(isAtStart ? atStart : anywhere, lead(parts, last));
    }
  return { anywhere, atStart };
}

/**
 * Finds every phrase in a sentence, the longest from each word.
 * @param work counts the steps, which grow with the words and not with the phrases
 */
export function findPhrases<Rule extends string>(
  { anywhere, atStart }: PhraseBook<Rule>,
  words: Word[],
  work = { steps: 0 },
): Match<Rule>[] {
  const found: Match<Rule>[] = [];
  for (let from = 0; from < words.length; from++) {
    const longest = new Map<Rule, number>();
    let nodes = words[from]?.opens ? [anywhere, atStart] : [anywhere];
    for (let at = from; nodes.length > 0; at++) {
      const word = words[at];
      if (at > from) {
        spread(nodes, words[at - 1]?.closes ?? false);
        for (const node of nodes) for (const rule of node.rules) longest.set(rule, at);
        if (word?.border === 2) break;
      }
      if (!word) break;
      nodes = step(nodes, word.text, work);
    }
    for (const [rule, to] of longest) found.push({ rule, from, to });
  }
  return found;
}

function step<Rule extends string>(nodes: Node<Rule>[], text: string, work: { steps: number }): Node<Rule>[] {
  const next: Node<Rule>[] = [];
  for (const node of nodes) {
    work.steps += 1;
    const known = node.words.get(text);
    if (known) next.push(...known);
    for (const [prefix, to] of node.prefixes.get(text.slice(0, SHORTEST_PREFIX)) ?? [])
      if (text.startsWith(prefix)) next.push(to);
    next.push(...node.any);
  }
  return next.length > 1 ? [...new Set(next)] : next;
}

/** Adds what is reached without a word. A list that grows while it is walked is walked to its end. */
function spread<Rule extends string>(nodes: Node<Rule>[], isEnd: boolean): void {
  const seen = new Set(nodes);
  const add = (to: Node<Rule>) => {
    if (seen.has(to)) return;
    seen.add(to);
    nodes.push(to);
  };
  for (const node of nodes) {
    for (const to of node.free) add(to);
    if (isEnd) for (const to of node.atEnd) add(to);
  }
}

/** @returns the node from which `parts` lead to `next` */
function lead<Rule extends string>(parts: readonly Part[], next: Node<Rule>): Node<Rule> {
  return parts.reduceRight((to, part) => leadOne(part, to), next);
}

function leadOne<Rule extends string>(part: Part, next: Node<Rule>): Node<Rule> {
  const node = newNode<Rule>();
  if (part.kind === "word") node.words.set(part.text, [next]);
  else if (part.kind === "prefix") addPrefix(node, part.text, next);
  else if (part.kind === "any") node.any.push(next);
  else if (part.kind === "end") node.atEnd.push(next);
  else if (part.kind === "either") node.free.push(...part.of.map((parts) => lead(parts, next)));
  else {
    node.free.push(next);
    if (part.most > 0) node.any.push(leadOne({ kind: "gap", most: part.most - 1 }, next));
  }
  return node;
}

/** Lets `root` begin like `entry`, without a step of its own, so that the first word chooses among all phrases at once. */
function graft<Rule extends string>(root: Node<Rule>, entry: Node<Rule>): void {
  const nodes = [entry];
  spread(nodes, false);
  for (const node of nodes) {
    for (const [text, to] of node.words) {
      const known = root.words.get(text);
      if (known) known.push(...to);
      else root.words.set(text, [...to]);
    }
    for (const list of node.prefixes.values()) for (const [prefix, to] of list) addPrefix(root, prefix, to);
    root.any.push(...node.any);
  }
}

function newNode<Rule extends string>(): Node<Rule> {
  return { words: new Map(), prefixes: new Map(), any: [], free: [], atEnd: [], rules: [] };
}

function addPrefix<Rule extends string>(node: Node<Rule>, prefix: string, to: Node<Rule>): void {
  if (prefix.length < SHORTEST_PREFIX) throw new Error(`"${prefix}*" begins too many words.`);
  const key = prefix.slice(0, SHORTEST_PREFIX);
  const known = node.prefixes.get(key);
  if (known) known.push([prefix, to]);
  else node.prefixes.set(key, [[prefix, to]]);
}
