const YEAR = 365 * 24 * 60 * 60;

/** Stores a preference for a year in a cookie, so that the server can render with it. */
export function keepPreference(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: some browsers that we support lack the Cookie Store API.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
}
