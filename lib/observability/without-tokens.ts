/** The secrets at the end of one-time links: of invitations, and of links that set a password. */
const LINKS = /\b(invitation|password-reset)\/[\w-]{20,}/g;

/** A text without the secrets of links that are in it. */
export function withoutTokens(text: string): string {
  return text.replace(LINKS, "$1/[redacted]");
}
