import { sessionCookieName } from "@/lib/auth/cookies";
import { IDEMPOTENCY_KEY } from "@/lib/constants/limits";
import type { Contract } from "../core/contract";
import { API_KEY } from "./api-key";
import { errorsByStatus } from "./errors";
import { ETAG, HEADERS, IF_NONE_MATCH } from "./headers";
import { describeOperation, describeRefusals } from "./operation";
import { namedSchemas } from "./schemas";
import { refusalExample, sentenceOf } from "./texts/envelope";

/** The tags of the API, in the order of its operations. */
const TAGS: Record<string, string> = {
  me: "The caller: its key or user, account, scopes and limits.",
  accounts: "The organizations above locations: groups, and practices that stand alone.",
  organizations: "Practice locations, and the accounts they belong to.",
  bots: "AI receptionists, with their greetings, training and workflows.",
  "area-codes": "US area codes: search them, or get suggestions.",
  "available-phone-numbers": "The carrier's numbers for sale.",
  "phone-numbers": "Lines: buy, edit, attach, move and release phone numbers.",
  "phone-number-orders": "Purchases of phone numbers, open and finished.",
  "sip-trunks": "SIP trunks for transferring the calls of lines.",
  conversations: "Calls: who called which line, what was said, and what became of it.",
  search: "Everything at once: by name, number, place or id.",
  "audit-entries": "Who changed what, and when.",
  "audit-actors": "Who ever made a change.",
};

const DESCRIPTION = `Manage phone lines, bots and organizations, under the same rules as the console.

Create a key in the console under Settings, API keys, and send it as \`Authorization: Bearer lk_live_…\`. A success is
\`{"success": true, "data": …}\`, a refusal
\`{"success": false, "message", "error": {"code", "message", "requestId"}}\` with a code. Answers may get new fields and codes
at any time: ignore fields that you don't know, and treat an unknown code like its status. Objects that
you aren't allowed to see return 404, as if they didn't exist.

In a nullable field, an empty string means null, except in \`verifiedCallerId\`, where any string is a caller ID.
Whitespace around a string is ignored. A GET ignores a filter with an empty value. Write whole numbers in a query with
digits only. A DELETE takes no body, and refuses fields in one. You can send an object back as you got it: read-only
fields are accepted with the values they have, and refused with others.

Every POST accepts an \`Idempotency-Key\`: for 24 hours, repeating a request that succeeded returns the first response. A
refused request changed nothing, so repeating it checks everything again.

Every GET returns an \`ETag\`. Send it as \`If-None-Match\` to get a 304 without a body while nothing has changed.

A change of phone numbers accepts \`dryRun=true\` in the query: it is checked, nothing is changed, and the response says what
would happen.

APIs of other products, for clients that move here, have descriptions of their own: \`/compat/hms/api/v1/openapi.json\` and
\`/compat/opencx/openapi.json\`.

The bot of an attached line answers its calls from its questions and answers. Calls aren't placed, forwarded or transferred
yet, and workflows aren't followed: what this reference says about that is what a line is set up for.`;

/**
 * Builds the OpenAPI 3.1 document from the contracts that the routes run.
 * @param contracts all operations
 * @param server the base URL of the API, without a path
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
        apiKey: API_KEY,
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName(server),
          description: "The console's session, for reads only.",
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
    description: "Makes it safe to repeat this request for 24 hours. Ignored in a dry run.",
    schema: { type: "string", minLength: 1, maxLength: IDEMPOTENCY_KEY.maxLength },
    example: "order-4711",
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description:
      "The ETag of the object you read, or its version, with or without quotes. If the version has changed since, the request is refused with `edit_conflict`. Several, separated by commas, allow any of them; `*` allows all.",
    schema: { type: "string" },
    example: ETAG,
  },
  IfNoneMatch: IF_NONE_MATCH,
  DryRun: {
    name: "dryRun",
    in: "query",
    description:
      "With `true`, everything is checked and nothing is changed. The response says what would happen; ids of objects that would be created in it are not valid.",
    schema: { type: "string", enum: ["true", "false"] },
    example: "true",
  },
};

/** An example refusal for each code that the operations can return. */
function refusalExamples(contracts: readonly Contract[]) {
  const codes = contracts.flatMap((contract) => [...errorsByStatus(contract).values()].flat());
  const entries = [...new Set(codes)].map((code) => [
    code,
    { summary: sentenceOf(code), value: refusalExample(code) },
  ]);
  return Object.fromEntries(entries);
}
