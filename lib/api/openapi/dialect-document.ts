import { IDEMPOTENCY_KEY } from "@/lib/constants/limits";
import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import { type Contract, pathParameters } from "../core/contract";
import { API_KEY } from "./api-key";
import { errorsByStatus } from "./errors";
import { HEADERS, IF_NONE_MATCH } from "./headers";
import { headersOf as headersOfRefusal, LIMIT_HEADERS } from "./operation";
import { answerSchema, inputSchema, type JsonSchema } from "./schemas";
import type { DialectTexts } from "./texts/dialect";
import { sentenceOf } from "./texts/envelope";
import { IDS } from "./texts/ids";

/**
 * Builds the OpenAPI 3.1 document of a dialect from the contracts that its routes run.
 * @param server the base URL of the installation, without a path
 */
export function describeDialect(contracts: readonly Contract[], server: string, texts: DialectTexts) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts)
    paths[contract.path] = {
      ...paths[contract.path],
      [contract.method.toLowerCase()]: describeOperation(contract, texts),
    };
  return {
    openapi: "3.1.0",
    info: {
      title: texts.title,
      version: "1.0.0",
      description: texts.description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: server }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: API_KEY },
      parameters: PARAMETERS,
      headers: { ...HEADERS, ...(texts.warns ? OWN_HEADERS : withoutWarning(OWN_HEADERS)) },
      schemas: { Refusal: texts.refusal },
    },
  };
}

const PARAMETERS = {
  Organization: {
    name: "X-Organization-Id",
    in: "header",
    description:
      "Narrows the request to one organization, which also gets new objects. A platform key must send it to create something.",
    schema: { type: "string", format: "uuid" },
    example: IDS.organization,
  },
  IfNoneMatch: IF_NONE_MATCH,
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description: "Makes it safe to repeat this request for 24 hours.",
    schema: { type: "string", minLength: 1, maxLength: IDEMPOTENCY_KEY.maxLength },
    example: "order-4711",
  },
};
const text = { type: "string" };
const OWN_HEADERS = {
  "X-Linekeeper-Ignored": {
    description: "Names the fields and parameters of the request that have no counterpart here.",
    schema: text,
    example: "speed, flow",
  },
  "X-Linekeeper-Warning": {
    description: "Says why agents have no number; see the guide.",
    schema: text,
    example: 'number_limit_reached;agents=6;message="The organization has reached the limit of 10 numbers."',
  },
};

function withoutWarning({ "X-Linekeeper-Warning": _, ...headers }: typeof OWN_HEADERS) {
  return headers;
}

function describeOperation(contract: Contract, { fields, warns, notes }: DialectTexts) {
  const { id, method, summary, scope } = contract;
  const input = inputSchema(contract.input);
  const inPath = pathParameters(contract);
  const own = Object.entries(input.properties ?? {}).filter(
    ([name, schema]) => !inPath.some(({ field }) => field === name) && !schema.not,
  );
  const required = (input.required ?? []).filter((name) => own.some(([known]) => known === name));
  const body = {
    type: "object",
    properties: Object.fromEntries(own),
    ...(required.length > 0 ? { required } : {}),
  };
  return {
    operationId: id,
    summary,
    description: [notes[id], `Requires the scope \`${scope}\`.`].filter(Boolean).join("\n\n"),
    parameters: [
      ...inPath.map(({ name }) => ({
        name,
        in: "path",
        required: true,
        description: "The object's id.",
        schema: { type: "string", format: "uuid" },
      })),
      { $ref: "#/components/parameters/Organization" },
      ...(method === "GET" ? [{ $ref: "#/components/parameters/IfNoneMatch" }] : []),
      ...(method === "POST" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ],
    ...(method === "POST" || method === "PATCH"
      ? {
          requestBody: {
            required: required.length > 0,
            content: { "application/json": { schema: withTexts(body, fields) } },
          },
        }
      : {}),
    responses: {
      ...(method === "GET" ? { 304: UNCHANGED } : {}),
      [contract.status ?? 200]: success(contract, fields, warns),
      ...Object.fromEntries(refusals(contract)),
    },
  };
}

const UNCHANGED = {
  description: "You already have this; see `If-None-Match`.",
  headers: headersOf(["X-Request-Id", ...LIMIT_HEADERS, "ETag"]),
};

function success(contract: Contract, fields: DialectTexts["fields"], warns: boolean) {
  const schema = withTexts(answerSchema(contract.answer), fields);
  const named = [
    "X-Request-Id",
    ...LIMIT_HEADERS,
    ...(contract.method === "GET" ? ["ETag"] : []),
    ...(contract.method === "POST" ? ["Idempotent-Replayed"] : []),
    "X-Linekeeper-Ignored",
    ...(warns ? ["X-Linekeeper-Warning"] : []),
  ];
  return {
    description: contract.status === 201 ? "Created." : "Succeeded.",
    headers: headersOf(named),
    ...(contract.status === 204 ? {} : { content: { "application/json": { schema } } }),
  };
}

/** Refusals by status. In these APIs a wrong field is a 400. */
function refusals(contract: Contract): [status: number, response: object][] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...errorsByStatus(contract).values()].flat()) {
    const status = code === "validation_failed" ? 400 : ERROR_CODES[code][0];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, codes]) => [
    status,
    {
      description: codes.map((code) => `- \`${code}\`: ${sentenceOf(code)}`).join("\n"),
      headers: headersOf([
        "X-Request-Id",
        ...(status === 401 ? [] : LIMIT_HEADERS),
        ...headersOfRefusal(status, codes),
      ]),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
    },
  ]);
}

function headersOf(names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Adds its text to every field of a schema, at any depth. */
function withTexts(schema: JsonSchema, fields: DialectTexts["fields"]): JsonSchema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(items ? { items: withTexts(items, fields) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [
              name,
              { ...withTexts(field, fields), description: fields[name] },
            ]),
          ),
        }
      : {}),
  };
}
