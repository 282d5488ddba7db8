const YEAR = 365 * 24 * 60 * 60;

/** Keeps a preference for a year, for the server to read before it draws. */
export function keepPreference(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that we serve.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
}
