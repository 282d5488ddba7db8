import type { Intent } from "./attempt";

/** An act that was sent, with what was typed, without passwords. */
export interface Sent {
  intent: Intent;
  values: object;
}

/**
 * Acts whose outcome is unknown, kept while their dialog or page is closed, so that what is opened again goes on with the
 * same intent. In this tab only, and until the answer is known.
 */
const kept = new Map<string, Sent & { keptAt: number }>();
/** Longer than this, nobody remembers what they had pressed. */
const KEPT_MS = 10 * 60_000;

/** What is kept of an act. @param subject names the act on its page */
export function unsureOf(subject: string): Sent | null {
  const found = kept.get(keyOf(subject));
  return found && Date.now() - found.keptAt < KEPT_MS ? found : null;
}

/** Keeps an act while its outcome is unknown, and forgets it once it is known. */
export function keepUnsure(subject: string, sent: Sent): void {
  if (sent.intent.isUnsure) kept.set(keyOf(subject), { ...sent, keptAt: Date.now() });
  else kept.delete(keyOf(subject));
}

/** Forgets everything, because somebody else may sign in. */
export function forgetUnsure(): void {
  kept.clear();
}

function keyOf(subject: string): string {
  return `${location.pathname} ${subject}`;
}
