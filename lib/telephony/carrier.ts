import { env } from "@/lib/env";
import type { CarrierPort } from "./port";
import { createTwilioCarrier } from "./providers/twilio/twilio-carrier";

/** One line a carrier. The local carrier speaks Twilio's protocol, so the same adapter reaches it. */
const CARRIERS: Record<string, (settings: ReturnType<typeof env>) => CarrierPort> = {
  local: (settings) =>
    createTwilioCarrier(settings, {
      name: "local",
      displayName: "Local carrier",
      realCalls: false,
      recoverDays: 10,
    }),
  twilio: (settings) =>
    createTwilioCarrier(settings, {
      name: "twilio",
      displayName: "Twilio",
      realCalls: true,
      // Twilio gives a number back for 10 days, but on the "Released numbers" page of its own console alone (its help
      // article "Cancel or release a Twilio number"); over the API such a number was seen refused with 21422.
      recoverDays: null,
    }),
};

let current: CarrierPort | undefined;

/** This installation's carrier, as `CARRIER` names it. */
export function carrier(): CarrierPort {
  if (current) return current;
  const create = CARRIERS[env().CARRIER];
  if (!create) throw new Error(`There is no carrier called ${env().CARRIER}.`);
  current = create(env());
  return current;
}

/** Hands in another carrier, or with undefined lets the next call make it anew; for tests. */
export function setCarrier(port: CarrierPort | undefined): void {
  current = port;
}
