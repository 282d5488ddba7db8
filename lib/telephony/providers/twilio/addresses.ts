/** What Twilio calls us for: the last part of a webhook's path. */
export const TWILIO_EVENTS = ["voice", "relay-ended", "turn", "status", "fallback"] as const;
export type TwilioEvent = (typeof TWILIO_EVENTS)[number];

/** Where Twilio reaches this installation. */
export interface TwilioAddresses {
  /** The paths of all webhooks: those below the current base first, the voice webhook before the others. */
  paths: readonly string[];
  /** The address of a webhook. */
  of: (event: TwilioEvent) => string;
  /** What Twilio asks if our answer to a call could not be used. */
  fallback: string;
  /** Whether an address is that of one of our webhooks, also below an older base. */
  isOurs: (address: unknown, event: TwilioEvent) => boolean;
  /** Whether an address is the one to ask if our answer could not be used. */
  isFallback: (address: unknown) => boolean;
  /** The address of the WebSocket to which calls are relayed; null if the account has no relay. */
  relay: string | null;
}

/**
 * @param settings.bases the folders of webhooks: the current one first, then those that numbers wired earlier still use
 * @param settings.fallbackUrl another address for `fallback`, outside of this installation
 */
export function twilioAddresses({
  appUrl,
  bases,
  relayPath,
  fallbackUrl,
}: {
  appUrl: string;
  bases: readonly [string, ...string[]];
  relayPath: string | null;
  fallbackUrl: string | undefined;
}): TwilioAddresses {
  const of = (event: TwilioEvent, base = bases[0]) => `${appUrl}${base}/${event}`;
  const isOurs = (address: unknown, event: TwilioEvent) => bases.some((base) => address === of(event, base));
  return {
    paths: bases.flatMap((base) => TWILIO_EVENTS.map((event) => `${base}/${event}`)),
    of,
    fallback: fallbackUrl ?? of("fallback"),
    isOurs,
    isFallback: (address) => (fallbackUrl ? address === fallbackUrl : isOurs(address, "fallback")),
    relay: relayPath === null ? null : `${appUrl.replace(/^http/, "ws")}${relayPath}`,
  };
}

/** The event of a webhook's address. */
export function eventAt(url: string): TwilioEvent | undefined {
  const last = new URL(url).pathname.split("/").at(-1);
  return TWILIO_EVENTS.find((event) => event === last);
}
