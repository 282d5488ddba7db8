import { sessionCookieName } from "@/lib/auth/cookies";
import { ERROR_CODES } from "@/lib/errors";
import type { Contract } from "../contract";
import { errorsByStatus } from "./errors";
import { describeOperation, describeRefusals } from "./operation";
import { namedSchemas } from "./schemas";
import { refusalExample } from "./texts/envelope";
import { IDS } from "./texts/ids";

/** The parts of the API, in the order that a reader needs them. */
const TAGS: Record<string, string> = {
  "phone-numbers": "Lines: buy, change, attach, move and release them.",
  "phone-number-orders": "Purchases, under way and finished.",
  "available-phone-numbers": "What the carrier has for sale.",
  "area-codes": "US area codes: look them up, or have them suggested.",
  organizations: "Practice locations and the accounts above them.",
  bots: "AI receptionists with their greetings, training and workflows.",
  "sip-trunks": "SIP trunks, over which calls from brought numbers are transferred.",
  "audit-entries": "Who changed what, and when.",
};

const DESCRIPTION = `The rules of the console, for programs.

Send a key of Settings, API keys as \`Authorization: Bearer lk_live_…\`. Answers are \`{"success": true, "data": …}\`,
refusals \`{"success": false, "message", "error": {"code", "message", "requestId"}}\` with codes from a closed list.
What is not yours to see answers as what does not exist. In a field that may be null, an empty text is null (but for
\`verifiedCallerId\`, where any text is a caller ID); blanks around a text do not count. A filter with an empty value is
none, in GET only; a whole number in a query is written in digits. A DELETE has no body, and refuses fields in one. Every
POST may carry an \`Idempotency-Key\`: the same request again is answered with the first one's answer, for 24 hours.

No calls are placed, answered, forwarded or transferred yet: whoever calls a line hears a notice, whatever is attached to
it. What is said of calls here is what a line is set up for.`;

/**
 * The OpenAPI 3.1 description of the API, made from the contracts that its routes run.
 * @param contracts every operation
 * @param server the address that the API is reached at, without a path
 */
export function describeApi(contracts: readonly Contract[], server: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Linekeeper API",
      version: "1.0.0",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: server }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [{ apiKey: [] }],
    paths: pathsOf(contracts),
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "A key of Settings, API keys." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName(server),
          description: "The console's own session, to read only.",
        },
      },
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: describeRefusals(contracts),
      examples: refusalExamples(contracts),
      schemas: namedSchemas(),
    },
  };
}

function pathsOf(contracts: readonly Contract[]): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts)
    paths[contract.path] = {
      ...paths[contract.path],
      [contract.method.toLowerCase()]: describeOperation(contract),
    };
  return paths;
}

const PARAMETERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description: "Makes a repetition of this request safe, for 24 hours.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "order-4711",
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: "The ETag of what you have read; another's edit since then is refused with `edit_conflict`.",
    schema: { type: "string" },
    example: '"3"',
  },
};

const text = { type: "string" };
const whole = { type: "integer", minimum: 0 };
const HEADERS = {
  ETag: { description: "The version of what was answered, for `If-Match`.", schema: text, example: '"3"' },
  "X-Request-Id": {
    description: "Names this request in logs and history.",
    schema: text,
    example: IDS.request,
  },
  "X-RateLimit-Limit": {
    description: "Requests that the account has a minute.",
    schema: whole,
    example: 60,
  },
  "X-RateLimit-Remaining": { description: "Requests left in this minute.", schema: whole, example: 59 },
  "X-RateLimit-Reset": {
    description: "When the minute ends, in epoch seconds.",
    schema: whole,
    example: 1_793_630_700,
  },
  "Idempotent-Replayed": {
    description: "`true` on every answer to an `Idempotency-Key` but the first.",
    schema: text,
    example: "true",
  },
  "Retry-After": {
    description: "Seconds after which it is worth another try.",
    schema: whole,
    example: 5,
  },
};

/** A refusal of each code that the operations can answer. */
function refusalExamples(contracts: readonly Contract[]) {
  const codes = contracts.flatMap((contract) => [...errorsByStatus(contract).values()].flat());
  const entries = [...new Set(codes)].map((code) => [
    code,
    { summary: ERROR_CODES[code][1], value: refusalExample(code) },
  ]);
  return Object.fromEntries(entries);
}
