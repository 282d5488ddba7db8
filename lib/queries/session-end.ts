/** How a page learns that the session has ended, and lets the reader sign in without leaving it. */

let waiting: ((signedIn: boolean) => void)[] = [];
let declined = false;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

/**
 * Asks the reader to sign in again, once for all that wait.
 * @param insist whether to ask even if the reader has closed the dialog before: acts do, background reads do not
 * @returns whether they did; null if this page cannot ask
 */
export function askToSignIn({ insist }: { insist: boolean }): Promise<boolean | null> {
  if (listeners.size === 0) return Promise.resolve(null);
  if (declined && !insist) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    notify();
  });
}

/** Tells everything that waits whether the reader signed in. */
export function answerSignIn(signedIn: boolean): void {
  declined = !signedIn;
  const asked = waiting;
  waiting = [];
  for (const resolve of asked) resolve(signedIn);
  notify();
}

export const isAskingToSignIn = () => waiting.length > 0;

/** Registers the part of the page that asks. @returns how to remove it */
export function onSignInAsked(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
