import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import { type Contract, pathParameters } from "../contract";
import { errorsByStatus } from "./errors";
import { answerSchema, inputSchema, type JsonSchema } from "./schemas";

const LIMIT_HEADERS = ["X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

/** One operation, as an OpenAPI document describes it. */
export function describeOperation(contract: Contract): Record<string, unknown> {
  const { id, method, summary, scope } = contract;
  const input = inputSchema(contract.input);
  const inPath = pathParameters(contract);
  const own = inPath.map(({ field }) => field);
  const sendsBody = method === "POST" || method === "PATCH";
  return {
    operationId: id,
    tags: [tagOf(contract)],
    summary,
    description: `${summary}. Needs the scope \`${scope}\`.`,
    security: method === "GET" ? [{ apiKey: [] }, { session: [] }] : [{ apiKey: [] }],
    parameters: [
      ...inPath.map(({ name, field }) => parameter("path", name, input, field)),
      ...(sendsBody ? [] : queryNames(input, own).map((name) => parameter("query", name, input))),
      ...headerParameters(contract),
    ],
    ...(sendsBody ? bodyOf(input, own) : {}),
    responses: { ...successes(contract), ...failures(contract) },
  };
}

/** The part of the API that an operation belongs to: "phone-numbers". */
export function tagOf({ path }: Contract): string {
  return path.split("/")[2] ?? "";
}

function queryNames(input: JsonSchema, inPath: string[]): string[] {
  return Object.keys(input.properties ?? {}).filter((name) => !inPath.includes(name));
}

function parameter(place: "path" | "query", name: string, input: JsonSchema, field = name) {
  const { description, ...schema } = input.properties?.[field] ?? {};
  return {
    name,
    in: place,
    required: place === "path" || (input.required ?? []).includes(field),
    ...(description ? { description } : {}),
    schema,
  };
}

function headerParameters({ method, errors }: Contract) {
  return [
    ...(method === "POST" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(errors.includes("edit_conflict") ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
  ];
}

function bodyOf(input: JsonSchema, inPath: string[]) {
  const names = queryNames(input, inPath);
  if (names.length === 0) return {};
  const required = (input.required ?? []).filter((name) => names.includes(name));
  const properties = Object.fromEntries(names.map((name) => [name, input.properties?.[name] ?? {}]));
  const schema = {
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  return { requestBody: { required: required.length > 0, content: { "application/json": { schema } } } };
}

function successes(contract: Contract) {
  const { status = 200, answer, accepted, mayUpdate } = contract;
  const described = status === 201 ? "Made." : "Done.";
  return {
    ...(mayUpdate ? { 200: response("Changed.", envelope(answerSchema(answer)), ["ETag"]) } : {}),
    [status]: response(described, envelope(answerSchema(answer)), ["ETag"]),
    ...(accepted ? { 202: response("Under way; the work goes on.", envelope(answerSchema(accepted))) } : {}),
  };
}

function envelope(data: JsonSchema) {
  return {
    type: "object",
    required: ["success", "data"],
    properties: {
      success: { const: true },
      data,
      message: { type: "string", description: "Something to say to a person." },
      warnings: { type: "array", items: { $ref: "#/components/schemas/Warning" } },
    },
    additionalProperties: false,
  };
}

function failures(contract: Contract) {
  const entries = [...errorsByStatus(contract)].map(([status, codes]) => [status, failure(status, codes)]);
  return Object.fromEntries(entries);
}

function failure(status: number, codes: ErrorCode[]) {
  const lines = codes.map((code) => `- \`${code}\`: ${ERROR_CODES[code][1]}`);
  const schema = {
    allOf: [
      { $ref: "#/components/schemas/Failure" },
      { type: "object", properties: { error: { type: "object", properties: { code: { enum: codes } } } } },
    ],
  };
  return response(lines.join("\n"), schema, status === 429 || status === 503 ? ["Retry-After"] : []);
}

function response(description: string, schema: object, more: string[] = []) {
  const headers = [...LIMIT_HEADERS, ...more].map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  return {
    description,
    headers: Object.fromEntries(headers),
    content: { "application/json": { schema } },
  };
}
