/**
 * Whether a request comes from one of our own pages. Next refuses foreign origins but accepts requests without an
 * Origin header; here an absent Origin counts as foreign. `localhost` and `127.0.0.1` are the same host.
 * @param origin the Origin header
 * @param own our addresses: the configured one and the one the browser asked for
 */
export function isOwnOrigin(origin: string | null, own: (string | null | undefined)[]): boolean {
  const asked = normalize(origin);
  return asked !== null && own.some((address) => normalize(address ?? null) === asked);
}

function normalize(address: string | null): string | null {
  if (!address || address === "null") return null;
  try {
    const url = new URL(address);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    const host = url.hostname === "127.0.0.1" || url.hostname === "[::1]" ? "localhost" : url.hostname;
    return `${url.protocol}//${host}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
  } catch {
    return null;
  }
}
