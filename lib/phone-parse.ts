import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * Whether a number can exist: its country code is one, and its length one of that country's. Brings the metadata of
 * every country, so it stays on the server.
 * @param e164 the number as it is kept
 */
export function isPossiblePhone(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.isPossible() ?? false;
}
