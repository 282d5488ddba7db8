interface ErrorFacts {
  message: string;
  /** The id under which support finds it in the log; null if there is none. */
  reference: string | null;
}

const UNKNOWN = "Something went wrong. Try again in a moment.";

/**
 * What may be shown of a thrown value: the message and request id of an API refusal, otherwise a fixed sentence and the
 * digest under which the server logged it. The text of an unknown error is never shown.
 */
export function errorFacts(thrown: unknown): ErrorFacts {
  if (typeof thrown !== "object" || thrown === null) return { message: UNKNOWN, reference: null };
  if ("requestId" in thrown && "code" in thrown && "message" in thrown)
    return {
      message: messageOf(String(thrown.code), String(thrown.message)),
      reference: thrown.requestId ? String(thrown.requestId) : null,
    };
  const digest = "digest" in thrown ? String(thrown.digest) : null;
  return { message: UNKNOWN, reference: digest };
}

/** The API writes these two messages for programs and for changes; here a person waits for a page. */
function messageOf(code: string, message: string): string {
  if (code === "internal_error") return UNKNOWN;
  return code === "unauthorized" ? "Your session ended. Reload the page to sign in." : message;
}
