/** The prefix of intents that come from an `Idempotency-Key`. */
export const KEY_INTENT = "api:";

/** Whether an intent comes from an `Idempotency-Key` and expires with it (product rule 25). */
export function isKeyIntent(intent: string): boolean {
  return intent.startsWith(KEY_INTENT);
}

/** Sent in the place of an intent: the act is only checked and changes nothing. */
export const REHEARSAL = "rehearsal";
