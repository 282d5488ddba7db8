/** A path of ours to go to after signing in; anything else leads to the start. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return fallback;
  return next;
}
