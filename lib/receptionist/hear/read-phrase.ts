/** One part of a phrase; `lib/receptionist/hear/phrases/README.md` describes how phrases are written. */
export type Part =
  | { kind: "word"; text: string }
  | { kind: "prefix"; text: string }
  | { kind: "any" }
  | { kind: "gap"; most: number }
  | { kind: "either"; of: Part[][] }
  | { kind: "end" };

const SHORT_GAP = 2;
const LONG_GAP = 5;
const TOKEN = /\{\w+\}|\.\.\.|\.\.|\.|[()[\]|^$/]|[^\s()[\]|^$/{}.]+/g;

/**
 * Reads a phrase as its author wrote it.
 * @param spell turns what was written into words as they are heard
 * @throws if brackets do not match or a group does not exist: a mistake in our own data
 */
export function readPhrase(
  phrase: string,
  groups: Readonly<Record<string, readonly string[]>>,
  spell: (text: string) => string[],
): { parts: Part[]; isAtStart: boolean } {
  const tokens = phrase.match(TOKEN) ?? [];
  const isAtStart = tokens[0] === "^";
  let at = isAtStart ? 1 : 0;
  const fail = (why: string): never => {
    throw new Error(`The phrase "${phrase}" ${why}.`);
  };

  function either(close: string | undefined): Part[][] {
    const of: Part[][] = [sequence()];
    while (tokens[at] === "|") {
      at++;
      of.push(sequence());
    }
    if (tokens[at] !== close) fail(close ? `lacks "${close}"` : `has "${tokens[at]}" too many`);
    at++;
    return of;
  }
  function sequence(): Part[] {
    const parts: Part[] = [];
    for (let token = tokens[at]; token !== undefined && !"|)]".includes(token); token = tokens[at]) {
      const of = [one(token)];
      while (tokens[at] === "/") of.push(one(tokens[++at] ?? fail("ends with /")));
      if (of.length === 1) parts.push(...(of[0] as Part[]));
      else parts.push({ kind: "either", of });
    }
    return parts;
  }
  function one(token: string): Part[] {
    at++;
    if (token === "(") {
      const of = either(")");
      return of.every((parts) => parts.length > 0)
        ? [{ kind: "either", of }]
        : fail("offers nothing but a filler");
    }
    if (token === "[") return [{ kind: "either", of: [...either("]"), []] }];
    if (token === ".") return [{ kind: "any" }];
    if (token === "..") return [{ kind: "gap", most: SHORT_GAP }];
    if (token === "...") return [{ kind: "gap", most: LONG_GAP }];
    if (token === "$") return [{ kind: "end" }];
    if (token.startsWith("{")) {
      const group = groups[token.slice(1, -1)] ?? fail(`names the group ${token}, which does not exist`);
      return [{ kind: "either", of: group.map((member) => readPhrase(member, groups, spell).parts) }];
    }
    if (token.endsWith("*")) return [{ kind: "prefix", text: spell(token.slice(0, -1)).join("") }];
    return spell(token).map((text) => ({ kind: "word", text }));
  }

  const of = either(undefined);
  if (of.length > 1) return { parts: [{ kind: "either", of }], isAtStart };
  const parts = of[0] as Part[];
  // A gap at the end would only lengthen what was said.
  while (parts.at(-1)?.kind === "gap") parts.pop();
  return { parts, isAtStart };
}
