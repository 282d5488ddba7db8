import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import { type Contract, pathParameters } from "../contract";
import { errorsByStatus } from "./errors";
import { answerSchema, exampleOf, type JsonSchema, requestSchema, shapeOf, withTexts } from "./schemas";
import { OPERATION_TEXTS } from "./texts/all";
import { LIST_FIELDS, PATH_FIELDS } from "./texts/common";
import type { OperationText, Text, Texts } from "./texts/text";

const LIMIT_HEADERS = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

/** One operation, as an OpenAPI document describes it. */
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
    ...(text ? { description: `${text.description}\n\nNeeds the scope \`${scope}\`.` } : {}),
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

/** The part of the API that an operation belongs to: "phone-numbers". */
export function tagOf({ path }: Contract): string {
  return path.split("/")[2] ?? "";
}

/** The fields outside of the path, without those that are named in order to be refused. */
function ownNames({ properties = {} }: JsonSchema, inPath: string[]): string[] {
  return Object.keys(properties).filter((name) => !inPath.includes(name) && !properties[name]?.not);
}

/** What an id in the path names is said by the part before it. */
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

function headerParameters({ method, errors }: Contract) {
  return [
    ...(method === "POST" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(errors.includes("edit_conflict") ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
  ];
}

function bodyOf(input: JsonSchema, inPath: string[], { answer }: Contract, text: OperationText | undefined) {
  const names = ownNames(input, inPath);
  if (names.length === 0) return {};
  const required = (input.required ?? []).filter((name) => names.includes(name));
  const properties = Object.fromEntries(names.map((name) => [name, input.properties?.[name] ?? {}]));
  const schema = {
    type: "object",
    properties: withTexts(properties, { ...shapeOf(answer)?.fields, ...text?.fields }),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  const content = { schema, ...(text?.body === undefined ? {} : { example: text.body }) };
  return { requestBody: { required: required.length > 0, content: { "application/json": content } } };
}

function successes(contract: Contract) {
  const { method, status = 200, answer, accepted, mayUpdate } = contract;
  const described = status === 201 ? "Made." : "Done.";
  const replayed = method === "POST" ? ["Idempotent-Replayed"] : [];
  const headers = [...(isVersioned(answer) ? ["ETag"] : []), ...replayed];
  return {
    ...(mayUpdate ? { 200: response("Changed.", envelope(answer), headers) } : {}),
    [status]: status === 204 ? response(described) : response(described, envelope(answer), headers),
    ...(accepted ? { 202: response("Under way; the work goes on.", envelope(accepted), replayed) } : {}),
  };
}

/** Whether an answer counts its changes; the count is its ETag. */
function isVersioned(answer: Contract["answer"]): boolean {
  return shapeOf(answer)?.fields.version !== undefined;
}

function envelope(answer: Contract["answer"]) {
  const shape = shapeOf(answer);
  const schema = {
    type: "object",
    required: ["success", "data"],
    properties: {
      success: { const: true, description: "Always true in a success.", examples: [true] },
      data: { ...answerSchema(answer), description: "What was asked for." },
      message: { type: "string", description: "Something to say to a person.", examples: ["Done."] },
      warnings: {
        type: "array",
        description: "What to know although the request succeeded; left out where there is nothing.",
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

/** Refusals with the same codes are the same for all operations. */
function refusalName(codes: ErrorCode[]): string {
  return codes.join(".");
}

/** Every refusal that one of the operations can answer, by its name. */
export function describeRefusals(contracts: readonly Contract[]): Record<string, object> {
  const all = contracts.flatMap((contract) => [...errorsByStatus(contract)]);
  return Object.fromEntries(all.map(([status, codes]) => [refusalName(codes), refusal(status, codes)]));
}

function refusal(status: number, codes: ErrorCode[]) {
  const lines = codes.map((code) => `- \`${code}\`: ${ERROR_CODES[code][1]}`);
  const schema = {
    allOf: [
      { $ref: "#/components/schemas/Failure" },
      { type: "object", properties: { error: { type: "object", properties: { code: { enum: codes } } } } },
    ],
  };
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]);
  const content = { schema, examples: Object.fromEntries(examples) };
  // Whose request it is has to be known before it is counted.
  const limits = status === 401 ? [] : LIMIT_HEADERS;
  const more = status === 429 || status === 503 ? ["Retry-After"] : [];
  return response(lines.join("\n"), content, more, limits);
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
