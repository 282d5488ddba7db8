/**
 * Whether a request comes from a page of the address that it was sent to. An absent Origin counts as foreign. So do the
 * other names of this machine: Next.js compares the two headers as they are, and answers a difference with a 500.
 * @param header the request's headers by name
 * @param address the public address, `APP_URL`, for the protocol
 */
export function isOwnOrigin(header: (name: string) => string | null | undefined, address: string): boolean {
  // As Next.js reads it: a reverse proxy may name the host that the browser asked for.
  const host = header("x-forwarded-host")?.split(",")[0]?.trim() || header("host");
  const origin = header("origin") ?? "";
  if (!host || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return asked.protocol === new URL(address).protocol && asked.host === host;
}
