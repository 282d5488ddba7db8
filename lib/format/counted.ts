import { COUNT_LIMIT } from "@/lib/constants/limits";

/** A count that stops at a limit: "7", "50+". */
export function cappedText(count: number, limit = COUNT_LIMIT): string {
  return count > limit ? `${limit}+` : String(count);
}

/** How many there are if a count may have stopped: "137", "more than 1,000". */
export function countText({ count, exact }: { count: number; exact: boolean }): string {
  const text = count.toLocaleString("en-US");
  return exact ? text : `more than ${text}`;
}

/** A number with its noun: "1 session", "3 sessions"; null for none. */
export function counted(count: number, one: string, many = `${one}s`): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}
