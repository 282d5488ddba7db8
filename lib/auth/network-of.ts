import { isIPv6 } from "node:net";

/** The part of an address that one party holds: of IPv6 the first 64 bits, of IPv4 all of it. */
export function networkOf(ipAddress: string | null): string {
  if (!ipAddress) return "unknown";
  if (!isIPv6(ipAddress)) return ipAddress;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ipAddress)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = ipAddress.toLowerCase().split("::");
  const groups = head.split(":").filter(Boolean);
  if (tail !== undefined) {
    const after = tail.split(":").filter(Boolean);
    while (groups.length + after.length < 8) groups.push("0");
    groups.push(...after);
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
