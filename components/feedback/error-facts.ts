interface ErrorFacts {
  message: string;
  /** What support needs to find it in the log; null when there is nothing to quote. */
  reference: string | null;
}

const UNKNOWN = "Something went wrong on our side. Nothing was changed that we know of.";

/**
 * What may be said of a thrown value: the sentence of an API refusal with its request id, otherwise a fixed sentence
 * with the digest under which the server logged it. The text of unknown errors is never shown.
 */
export function errorFacts(thrown: unknown): ErrorFacts {
  if (typeof thrown !== "object" || thrown === null) return { message: UNKNOWN, reference: null };
  if ("requestId" in thrown && "code" in thrown && "message" in thrown)
    return { message: String(thrown.message), reference: thrown.requestId ? String(thrown.requestId) : null };
  const digest = "digest" in thrown ? String(thrown.digest) : null;
  return { message: UNKNOWN, reference: digest };
}
