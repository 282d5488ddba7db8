/** A clock time as heard, before it is decided which half of the day is meant. */
export interface HeardTime {
  hour: number;
  minute: number;
  half: "am" | "pm" | null;
}

/** A day that was named. */
export interface HeardDay {
  day: string;
  /** The clock time that comes with it: "in two hours". */
  time?: string;
  /** Which of its parts were said, so that a correction of one part leaves the others. */
  said: "whole" | "date" | "weekday" | "weekOnly";
}

/**
 * The tokens of one segment while rules read them. What a rule has read becomes `d0`, `d1` … for days and `t0`, `t1` …
 * for times, so that later rules see their order and what stands between.
 */
export class Board {
  readonly days: HeardDay[] = [];
  readonly times: HeardTime[] = [];
  /** Days "from … to", as they were read. */
  readonly ranges: { from: string; to: string }[] = [];
  /** Whether a past moment was named: "two hours ago". */
  isPast = false;
  private text: string;

  constructor(tokens: readonly string[]) {
    this.text = ` ${tokens.join(" ")} `;
  }

  /** Replaces each match that `read` understands. */
  take<T>(pattern: RegExp, into: T[], letter: string, read: (match: string[]) => T | null): void {
    this.text = this.text.replace(pattern, (...match) => {
      const groups = match.slice(
        0,
        match.findIndex((part) => typeof part === "number"),
      );
      const value = read(groups.map((group) => group ?? ""));
      if (value === null) return match[0];
      into.push(value);
      return `${letter}${into.length - 1}`;
    });
  }

  /** Replaces the first match by times that it contains, in their order. */
  expand(pattern: RegExp, read: (match: string[]) => HeardTime[] | null): void {
    const match = pattern.exec(this.text);
    const found = match && read([...match].map((group) => group ?? ""));
    if (!match || !found) return;
    const names = found.map((each) => `t${this.times.push(each) - 1}`);
    const end = match.index + match[0].length;
    this.text = `${this.text.slice(0, match.index)}${names.join(" _ ")}${this.text.slice(end)}`;
  }

  drop(pattern: RegExp, found?: (match: RegExpExecArray) => void): void {
    for (let match = pattern.exec(this.text); match; match = pattern.exec(this.text)) {
      found?.(match);
      this.text = `${this.text.slice(0, match.index)}_${this.text.slice(match.index + match[0].length)}`;
    }
  }

  matches(pattern: RegExp): RegExpExecArray | null {
    return pattern.exec(this.text);
  }

  /** The indices of items that are still there, in their order. */
  order(letter: "d" | "t"): number[] {
    return [...this.text.matchAll(new RegExp(`(?<= )${letter}(\\d+)(?= )`, "g"))].map((match) =>
      Number(match[1]),
    );
  }
}

const patterns = new Map<string, RegExp>();

/**
 * A pattern of whole tokens. Spaces in it are those between tokens. Patterns are cached, because compiling one takes longer
 * than using it; so every source is one of a fixed number of texts.
 */
export function tokens(source: string, flags = "g"): RegExp {
  const key = `${flags}/${source}`;
  const known = patterns.get(key) ?? new RegExp(`(?<= )(?:${source})(?= )`, flags);
  patterns.set(key, known);
  known.lastIndex = 0;
  return known;
}
