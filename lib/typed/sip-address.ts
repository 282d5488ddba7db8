import ipaddr from "ipaddr.js";
import { SIP_TRANSPORTS, type SipTransport } from "@/lib/constants/sip";
import { withoutMarks } from "./marks";

/** Where a trunk is; only what the text names. */
export interface SipAddress {
  host: string;
  port?: number;
  transport?: SipTransport;
  username?: string;
}

export type SipReading = SipAddress | { reason: "invalid_format" | "unreachable_host"; message: string };

const EXAMPLE = "Enter a host name or IP address, like sip.example.com.";
const HOST_NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Addresses that calls can reach, by the names of ipaddr.js for the registries of special addresses (RFC 6890). Private
 * ones count: a trunk may be a device in the practice's own network, reached over a VPN.
 */
const REACHABLE = ["unicast", "private", "carrierGradeNat", "uniqueLocal", "rfc6052", "6to4", "as112"];

/**
 * Reads a trunk's address as providers print it: `sip.example.com`, `sip.example.com:5061`, `10.0.0.1`, `[2001:470::1]`,
 * `sip:bright-smile@sip.example.com:5061;transport=tls`, `sips:sip.example.com`.
 * @returns the host in lower case, with what else the text names; or why calls cannot go there
 */
export function readSipAddress(typed: string): SipReading {
  const pasted = withoutMarks(typed);
  const text = (/<([^<>]*)>/.exec(pasted)?.[1] ?? pasted).replace(/^[\s"']+|[\s"',;]+$/g, "");
  if (text.length > 500) return refused("invalid_format", EXAMPLE);
  const [, scheme, rest = ""] = /^(?:(sips?):(?:\/\/)?)?(.*)$/i.exec(text) ?? [];
  const [address = "", ...parameters] = rest.replace(/\?.*$/, "").split(";");
  const [, user, place = ""] = /^(?:(.*)@)?(.*)$/.exec(address) ?? [];
  if (user?.includes(":"))
    return refused("invalid_format", "The password has a field of its own. Leave it out of the address.");
  const [, bracketed, name, port] = /^(?:\[(.*)\]|([^:]*)):(\d{1,5})$/.exec(place) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))
    return refused("invalid_format", "Enter a port between 1 and 65535.");
  const host = readHost(bracketed === undefined ? (name ?? place) : `[${bracketed}]`);
  if ("reason" in host) return host;
  const transport = transportOf(scheme, parameters);
  if (transport === null) return refused("invalid_format", "The transport must be UDP, TCP or TLS.");
  return {
    host: host.host,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(transport === undefined ? {} : { transport }),
    ...(user ? { username: user } : {}),
  };
}

/** The transport that a SIP address names; undefined if it names none, null if it is not one of ours. */
function transportOf(scheme: string | undefined, parameters: string[]): SipTransport | null | undefined {
  // A sips: address means TLS on every hop, whatever its parameter says.
  if (scheme?.toLowerCase() === "sips") return "tls";
  const [, named] = parameters.flatMap((one) => /^\s*transport\s*=\s*(\w+)\s*$/i.exec(one) ?? []);
  if (named === undefined) return undefined;
  return SIP_TRANSPORTS.find((one) => one === named.toLowerCase()) ?? null;
}

/** A host name; an IPv4 address in its usual form; or an IPv6 address, with or without brackets. */
function readHost(text: string): { host: string } | Extract<SipReading, { reason: unknown }> {
  const host = text.toLowerCase().replace(/\.$/, "");
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? (/:.*:/.test(host) ? host : undefined);
  if (bare !== undefined) {
    if (bare.includes("%") || !ipaddr.IPv6.isValid(bare)) return refused("invalid_format", EXAMPLE);
    const address = ipaddr.IPv6.parse(bare);
    const inner = address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
    return unlessUnreachable(`[${address.toString()}]`, inner.range());
  }
  // Programs read such names as addresses too: 0x7f000001 and 127.1 are 127.0.0.1.
  if (/(^|\.)(\d+|0x[0-9a-f]*)$/.test(host)) {
    if (!ipaddr.IPv4.isValidFourPartDecimal(host) || /(^|\.)0\d/.test(host))
      return refused("invalid_format", "An IP address has four numbers from 0 to 255, like 10.0.0.1.");
    return unlessUnreachable(host, ipaddr.IPv4.parse(host).range());
  }
  if (!HOST_NAME.test(host)) return refused("invalid_format", EXAMPLE);
  return unlessUnreachable(host, /(^|\.)localhost$/.test(host) ? "loopback" : "unicast");
}

/** What the kinds of addresses are called in a sentence; any other is "reserved". */
const KINDS: Record<string, string> = {
  unspecified: "an unspecified",
  broadcast: "a broadcast",
  multicast: "a multicast",
  linkLocal: "a link-local",
  loopback: "a loopback",
};

function unlessUnreachable(host: string, range: string) {
  if (REACHABLE.includes(range)) return { host };
  return refused(
    "unreachable_host",
    `Calls cannot reach ${host}, because it is ${KINDS[range] ?? "a reserved"} address.`,
  );
}

function refused(reason: "invalid_format" | "unreachable_host", message: string) {
  return { reason, message };
}
