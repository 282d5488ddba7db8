import type { Deprecation } from "./contract";

/**
 * The headers that announce the end of an operation: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) once the date is
 * decided, and a link to the page that says what to use instead. None for an operation that stays.
 */
export function deprecationHeaders(deprecation: Deprecation | undefined): Record<string, string> {
  if (!deprecation) return {};
  const { since, sunset, guide } = deprecation;
  return {
    Deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    ...(sunset ? { Sunset: sunset.toUTCString() } : {}),
    Link: `<${guide}>; rel="deprecation"; type="text/html"`,
  };
}
