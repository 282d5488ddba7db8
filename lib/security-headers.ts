/**
 * Headers that every answer carries, a page or not.
 * @param address where the console is reached; strict transport security belongs to one with TLS
 */
export function securityHeaders(address: string | undefined): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    ...(address?.startsWith("https:")
      ? { "strict-transport-security": "max-age=63072000; includeSubDomains" }
      : {}),
  };
}
