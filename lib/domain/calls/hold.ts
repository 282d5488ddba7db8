import { LANGUAGE_TAGS, type Language } from "@/lib/constants/languages";
import type { CallAnswer, CarrierEvent } from "@/lib/telephony/port";
import { MOMENT, OUT_OF_ORDER } from "./notices";

/** How long a caller waits each time, in seconds, and how often. */
const HOLD_SECONDS = 5;
const MAX_HOLDS = 6;

/** Has a caller wait for a process that can go on with the call; after half a minute they hear that nobody can. */
export function holdOf(
  { attempt, held }: { attempt: number; held: number },
  language: Language = "ENGLISH",
): CallAnswer {
  if (held >= MAX_HOLDS) return { kind: "notice", ...OUT_OF_ORDER };
  return {
    kind: "hold",
    attempt,
    held: held + 1,
    seconds: HOLD_SECONDS,
    text: MOMENT[language],
    languageTag: LANGUAGE_TAGS[language],
  };
}

/**
 * What becomes of a call if we fail to act on a webhook, for example because the database does not answer. A call that
 * has begun waits and goes on; in which language is not known.
 * @param event null if the webhook could not be read
 */
export function afterFailure(event: CarrierEvent | null): CallAnswer {
  if (event?.kind === "relay_ended") return holdOf(event);
  // Such a call goes on over webhooks, whatever the attempt.
  if (event?.kind === "turn_taken") return holdOf({ attempt: 0, held: 0 });
  return { kind: "notice", ...OUT_OF_ORDER };
}
