import type { ErrorCode } from "@/lib/errors";
import { type Contract, pathParameters } from "../core/contract";
import { readOnlyFields } from "../core/read-only-fields";
import { errorsByStatus } from "./errors";
import {
  answerSchema,
  exampleOf,
  type JsonSchema,
  requestSchema,
  shapeOf,
  shapeSchema,
  withTexts,
} from "./schemas";
import { OPERATION_TEXTS } from "./texts/all";
import { LIST_FIELDS, PATH_FIELDS } from "./texts/common";
import { sentenceOf } from "./texts/envelope";
import type { OperationText, Text, Texts } from "./texts/text";

/** The headers of every answer to a counted request. */
export const LIMIT_HEADERS = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

/** The OpenAPI description of one operation. */
export function describeOperation(contract: Contract): Record<string, unknown> {
  const { id, method, summary, scope } = contract;
  const text = OPERATION_TEXTS.find((one) => one.id === id);
  const input = requestSchema(contract.input);
  const inPath = pathParameters(contract).map(({ field }) => field);
  const sendsBody = method === "POST" || method === "PATCH";
  return {
    operationId: id,
    tags: [tagOf(contract)],
    summary,
    ...(text ? { description: `${text.description}\n\n${requirement(scope)}` } : {}),
    ...(contract.deprecated ? { deprecated: true } : {}),
    security: method === "GET" ? [{ apiKey: [] }, { session: [] }] : [{ apiKey: [] }],
    parameters: [
      ...parametersOfPath(contract, input),
      ...(sendsBody ? [] : queryParameters(input, inPath, { ...LIST_FIELDS, ...text?.fields })),
      ...headerParameters(contract),
    ],
    ...(sendsBody ? bodyOf(input, inPath, contract, text) : {}),
    responses: { ...successes(contract), ...failures(contract) },
  };
}

function requirement(scope: Contract["scope"]): string {
  return scope === null ? "Every key may use it, whatever its scopes." : `Requires the scope \`${scope}\`.`;
}

/** The tag of an operation: "phone-numbers". */
export function tagOf({ path }: Contract): string {
  return path.split("/")[2] ?? "";
}

/** Names of the fields that aren't in the path, without those that exist only to be refused. */
function ownNames({ properties = {} }: JsonSchema, inPath: string[]): string[] {
  return Object.keys(properties).filter((name) => !inPath.includes(name) && !properties[name]?.not);
}

/** Path parameters; the path segment before each one says what it identifies. */
function parametersOfPath(contract: Contract, input: JsonSchema) {
  return pathParameters(contract).map(({ name, field }) => {
    const [, part = ""] = contract.path.match(new RegExp(`([\\w-]+)/\\{${name}\\}`)) ?? [];
    return { ...parameter("path", field, input, PATH_FIELDS[part]), name };
  });
}

function queryParameters(input: JsonSchema, inPath: string[], texts: Texts) {
  return ownNames(input, inPath).map((name) => parameter("query", name, input, texts[name]));
}

function parameter(place: "path" | "query", name: string, input: JsonSchema, text: Text | undefined) {
  const [description, example] = text ?? [];
  return {
    name,
    in: place,
    required: place === "path" || (input.required ?? []).includes(name),
    ...(description === undefined ? {} : { description }),
    schema: input.properties?.[name] ?? {},
    ...(example === undefined ? {} : { example }),
  };
}

function headerParameters({ method, errors, dryRun }: Contract) {
  return [
    ...(dryRun ? [{ $ref: "#/components/parameters/DryRun" }] : []),
    ...(method === "GET" ? [{ $ref: "#/components/parameters/IfNoneMatch" }] : []),
    ...(method === "POST" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(errors.includes("edit_conflict") ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
  ];
}

function bodyOf(input: JsonSchema, inPath: string[], contract: Contract, text: OperationText | undefined) {
  const shapes = wholesOf(contract).map((schema) => shapeOf(schema)?.fields);
  const names = ownNames(input, inPath);
  if (names.length === 0) return {};
  const required = (input.required ?? []).filter((name) => names.includes(name));
  const properties = {
    ...Object.fromEntries(names.map((name) => [name, input.properties?.[name] ?? {}])),
    ...(contract.takesWhole ? readOnlyProperties(contract) : {}),
  };
  const schema = {
    type: "object",
    properties: withTexts(properties, Object.assign({}, ...shapes, text?.fields)),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  const content = { schema, ...(text?.body === undefined ? {} : { example: text.body }) };
  return { requestBody: { required: required.length > 0, content: { "application/json": content } } };
}

/** The answers whose objects a change takes back, its own last. */
function wholesOf({ answer, takesWhole }: Contract) {
  return [...(takesWhole?.alsoFrom ?? []), answer];
}

/** The fields of the object that a change accepts only as they were returned. */
function readOnlyProperties(contract: Contract): Record<string, JsonSchema> {
  const properties: Record<string, JsonSchema> = Object.assign(
    {},
    ...wholesOf(contract).map((schema) => shapeSchema(schema).properties),
  );
  const entries = readOnlyFields(contract).map((name) => [name, { ...properties[name], readOnly: true }]);
  return Object.fromEntries(entries);
}

function successes(contract: Contract) {
  const { method, status = 200, answer, accepted, mayUpdate, dryRun } = contract;
  const described = status === 201 ? "Created." : "Succeeded.";
  const replayed = method === "POST" ? ["Idempotent-Replayed"] : [];
  const headers = [...(method === "GET" || isVersioned(answer) ? ["ETag"] : []), ...replayed];
  return {
    ...(method === "GET"
      ? { 304: response("You already have this; see `If-None-Match`.", undefined, ["ETag"]) }
      : {}),
    ...(dryRun && status !== 200 ? { 200: response("A dry run: what would happen.", envelope(dryRun)) } : {}),
    ...(mayUpdate ? { 200: response("Updated.", envelope(answer), headers) } : {}),
    [status]: status === 204 ? response(described) : response(described, envelope(answer), headers),
    ...(accepted ? { 202: response("Accepted; the work continues.", envelope(accepted), replayed) } : {}),
  };
}

/** Whether an answer has a version, which becomes its ETag. */
function isVersioned(answer: Contract["answer"]): boolean {
  return shapeOf(answer)?.fields.version !== undefined;
}

function envelope(answer: Contract["answer"]) {
  const shape = shapeOf(answer);
  const schema = {
    type: "object",
    required: ["success", "data"],
    properties: {
      success: { const: true, description: "Always true for a success.", examples: [true] },
      data: { ...answerSchema(answer), description: "The requested data." },
      message: { type: "string", description: "A message for people.", examples: ["Done."] },
      warnings: {
        type: "array",
        description: "Warnings about a request that succeeded; omitted if there are none.",
        items: { $ref: "#/components/schemas/Warning" },
      },
    },
    additionalProperties: false,
  };
  return { schema, ...(shape ? { example: { success: true, data: exampleOf(shape) } } : {}) };
}

function failures(contract: Contract) {
  const entries = [...errorsByStatus(contract)].map(([status, codes]) => [
    status,
    { $ref: `#/components/responses/${refusalName(codes)}` },
  ]);
  return Object.fromEntries(entries);
}

/** The component name of a refusal; operations with the same codes share it. */
function refusalName(codes: ErrorCode[]): string {
  return codes.join(".");
}

/** All refusals that the operations can return, by component name. */
export function describeRefusals(contracts: readonly Contract[]): Record<string, object> {
  const all = contracts.flatMap((contract) => [...errorsByStatus(contract)]);
  return Object.fromEntries(all.map(([status, codes]) => [refusalName(codes), refusal(status, codes)]));
}

function refusal(status: number, codes: ErrorCode[]) {
  const lines = codes.map((code) => `- \`${code}\`: ${sentenceOf(code)}`);
  const schema = {
    allOf: [
      { $ref: "#/components/schemas/Failure" },
      { type: "object", properties: { error: { type: "object", properties: { code: { enum: codes } } } } },
    ],
  };
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]);
  const content = { schema, examples: Object.fromEntries(examples) };
  // A 401 isn't counted, because nobody knows whose request it is.
  const limits = status === 401 ? [] : LIMIT_HEADERS;
  return response(lines.join("\n"), content, [...headersOf(status, codes)], limits);
}

/** The headers of a refusal besides those of every response. */
export function headersOf(status: number, codes: ErrorCode[]): string[] {
  if (status === 401) return ["WWW-Authenticate"];
  if (status === 412) return ["ETag"];
  const mayWait = status === 429 || status === 503 || codes.includes("idempotency_key_in_use");
  return mayWait ? ["Retry-After"] : [];
}

function response(description: string, content?: object, more: string[] = [], limits = LIMIT_HEADERS) {
  const headers = ["X-Request-Id", ...limits, ...more].map((name) => [
    name,
    { $ref: `#/components/headers/${name}` },
  ]);
  return {
    description,
    headers: Object.fromEntries(headers),
    ...(content ? { content: { "application/json": content } } : {}),
  };
}
