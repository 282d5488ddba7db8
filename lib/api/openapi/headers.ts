import { IDS } from "./texts/ids";

/** An example of an ETag. */
export const ETAG = '"3.nVzN8sGw0QyJ4pLx"';

/** The parameter with which a GET is answered only if something has changed. */
export const IF_NONE_MATCH = {
  name: "If-None-Match",
  in: "header",
  description:
    "The ETag of an earlier response. If nothing has changed since, the response is a 304 without a body.",
  schema: { type: "string" },
  example: ETAG,
};

const text = { type: "string" };
const whole = { type: "integer", minimum: 0 };
/** The headers of responses. */
export const HEADERS = {
  ETag: {
    description:
      "Identifies the returned data, for `If-None-Match`; if it has a version, also for `If-Match`.",
    schema: text,
    example: ETAG,
  },
  "WWW-Authenticate": {
    description: "How to authenticate: with an API key as a bearer token.",
    schema: text,
    example: 'Bearer realm="Linekeeper"',
  },
  "X-Request-Id": {
    description: "Identifies this request in logs and history.",
    schema: text,
    example: IDS.request,
  },
  "X-RateLimit-Limit": {
    description: "Requests per minute for the account, or for the user of a session.",
    schema: whole,
    example: 60,
  },
  "X-RateLimit-Remaining": {
    description: "Requests left in the current minute.",
    schema: whole,
    example: 59,
  },
  "X-RateLimit-Reset": {
    description: "When the current minute ends, in epoch seconds.",
    schema: whole,
    example: 1_793_630_700,
  },
  "Idempotent-Replayed": {
    description: "`true` if an earlier request with this `Idempotency-Key` did the work.",
    schema: text,
    example: "true",
  },
  "Retry-After": {
    description: "Seconds to wait before trying again.",
    schema: whole,
    example: 5,
  },
};
