/** What was typed in a form, kept in this tab while the page is reloaded for a new version. Never a password. */

const PREFIX = "linekeeper.draft:";
/** A draft is for the reload that follows at once, not for tomorrow. */
const DRAFT_MS = 10 * 60_000;

/** Names a form: its page, its fields, and the ids that it was opened with. */
export function draftKeyOf(defaults: object): string {
  const ids = Object.entries(defaults).filter(([name]) => /^id$|Id$/.test(name));
  return JSON.stringify([Object.keys(defaults).sort(), ids]);
}

/** The values of a form on this page, without passwords and one-time tokens. */
export function withoutSecrets(values: object): object {
  const secrets = new Set([
    "token",
    ...Array.from(document.querySelectorAll<HTMLInputElement>("input[type=password]"), (input) => input.name),
  ]);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.has(name)));
}

/** Keeps the values of a form, without passwords and one-time tokens. */
export function saveDraft(key: string, values: object): void {
  try {
    const draft = { savedAt: Date.now(), values: withoutSecrets(values) };
    sessionStorage.setItem(storageKey(key), JSON.stringify(draft));
  } catch {
    // Without storage, or with a full one, the page reloads without the draft.
  }
}

/** The kept values, once; null if there are none. */
export function takeDraft(key: string): object | null {
  try {
    const draft = readDraft(key);
    sessionStorage.removeItem(storageKey(key));
    return draft;
  } catch {
    return null;
  }
}

/** Whether values are kept, without taking them. */
export function hasDraft(key: string): boolean {
  try {
    return readDraft(key) !== null;
  } catch {
    return false;
  }
}

function readDraft(key: string): object | null {
  const text = sessionStorage.getItem(storageKey(key));
  const draft: { savedAt: number; values: object } | null = JSON.parse(text ?? "null");
  return draft && Date.now() - draft.savedAt < DRAFT_MS ? draft.values : null;
}

function storageKey(key: string): string {
  return `${PREFIX}${location.pathname}${key}`;
}
