/** The names of this machine for itself. An installation for one machine answers to all of them, at any port. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Makes a function that says whether a Host header names this installation. Ports are ignored, because proxies may leave
 * them out.
 * @param address the public address, `APP_URL`
 */
export function makeHostCheck(address: string): (host: string | undefined) => boolean {
  const own = new URL(address).hostname;
  const names = LOOPBACK.includes(own) ? LOOPBACK : [own];
  return (host) => {
    const url = host ? `http://${host}` : "";
    return URL.canParse(url) && names.includes(new URL(url).hostname.replace(/\.$/, ""));
  };
}
