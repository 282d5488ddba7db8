/** How signaling reaches a SIP trunk. */
export const SIP_TRANSPORTS = ["udp", "tcp", "tls"] as const;
export type SipTransport = (typeof SIP_TRANSPORTS)[number];

/** The transport of a trunk that names none. */
export const DEFAULT_TRANSPORT: SipTransport = "udp";

/** The standard ports of SIP (RFC 3261, section 19.1.2), for trunks that name none. */
export const SIP_PORTS: Record<SipTransport, number> = { udp: 5060, tcp: 5060, tls: 5061 };
