import { COUNT_LIMIT } from "@/lib/constants/limits";

/** A count that stops at a limit: "7", "50+". */
export function cappedText(count: number, limit = COUNT_LIMIT): string {
  return count > limit ? `${limit}+` : String(count);
}

/** A number with its noun: "1 session", "3 sessions"; null for none. */
export function counted(count: number, one: string, many = `${one}s`): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}
