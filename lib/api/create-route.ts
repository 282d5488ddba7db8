import { v7 as uuidv7 } from "uuid";
import { coversScope } from "@/lib/domain/keys/read-key";
import { countRequest } from "@/lib/domain/requests/count-request";
import { intentOf, type Repeatable, runOnce } from "@/lib/domain/requests/run-once";
import { AppError, type ErrorCode, type FieldError, toAppError } from "@/lib/errors";
import { allowanceHeaders } from "./allowance-headers";
import type { Caller } from "./caller";
import { type Contract, pathParameters } from "./contract";
import { corsHeaders } from "./cors";
import { type Dialect, NATIVE } from "./dialect";
import { idempotencyKeyOf } from "./idempotency-key";
import { type Handler, type Route, routeOf } from "./methods";
import type { Asked, Operation } from "./operation";
import { type Body, readBody } from "./read-body";
import { assertPossiblePath, knownFields, queryFields, readInput, unknownField } from "./read-input";
import { type Answer, send } from "./respond";

/** What a route needs from around it. */
export interface Surroundings {
  /** Whose request it is. Throws `unauthorized` without a valid credential. */
  resolveCaller: (request: Request, reads: boolean) => Promise<Caller>;
  /** What the request itself keeps its caller to. Looked up only for requests that were counted. */
  narrow?: (caller: Caller, request: Request) => Promise<Caller>;
  /** Told of every refusal and failure. */
  report: (error: AppError, requestId: string, operation: string) => void;
  dialect?: Dialect;
}

/** Refusals that leave an `Idempotency-Key` as it was (product rule 25), with every 5xx. */
const NOT_KEPT: readonly ErrorCode[] = [
  "malformed_json",
  "unauthorized",
  "insufficient_scope",
  "validation_failed",
  "rate_limited",
];

/** A request on its way through an operation. */
interface Call {
  request: Request;
  requestId: string;
  operation: Operation;
  params: Record<string, string>;
  caller: Caller;
  dialect: Dialect;
  /** Names of fields that were dropped. */
  ignored: string[];
}

/** Request id, credential, allowance, scope, body, repetition, input, verb, answer: always in this order. */
export function createRoute(operations: readonly Operation[], surroundings: Surroundings): Route {
  const handlers = operations.map((operation): [string, Handler] => [
    operation.contract.method,
    (request, { params }) => answerRequest(operation, request, params, surroundings),
  ]);
  return routeOf(Object.fromEntries(handlers), surroundings.dialect ?? NATIVE);
}

async function answerRequest(
  operation: Operation,
  request: Request,
  params: Promise<Record<string, string>>,
  surroundings: Surroundings,
): Promise<Response> {
  const { contract } = operation;
  const { dialect = NATIVE } = surroundings;
  const requestId = uuidv7();
  const ignored: string[] = [];
  let headers = corsHeaders(request);
  const answer = await orFailure(requestId, surroundings, contract.id, async () => {
    const caller = await surroundings.resolveCaller(request, contract.method === "GET");
    const allowance = await countRequest(caller.counted, caller.context.now());
    headers = { ...headers, ...allowanceHeaders(allowance) };
    if (allowance && !allowance.allowed) throw new AppError("rate_limited");
    if (caller.key && !coversScope(caller.key.scopes, contract.scope))
      throw new AppError("insufficient_scope", { details: { needed: contract.scope } });
    // A route without a segment of its own in the path is given no parameters at all.
    const call: Call = {
      request,
      requestId,
      operation,
      params: fieldsOfPath(contract, (await params) ?? {}),
      caller: surroundings.narrow ? await surroundings.narrow(caller, request) : caller,
      dialect,
      ignored,
    };
    return contract.method === "GET" || contract.method === "DELETE"
      ? runQuery(call)
      : runBody(call, surroundings);
  });
  return send(answer, requestId, { ...headers, ...ignoredHeader(ignored) });
}

/** The path's parameters by the input's names for them. */
function fieldsOfPath(contract: Contract, params: Record<string, string>): Record<string, string> {
  const entries = pathParameters(contract).map(({ name, field }) => [field, params[name] ?? ""]);
  return Object.fromEntries(entries);
}

/** Names what was dropped, as far as a header may be long: each once, whatever it is called. */
function ignoredHeader(ignored: string[]): Record<string, string> {
  const known = [...new Set(ignored)];
  // Of half a character there is no encoding, and by now the change may be made.
  const names = known
    .map((name) => encodeURIComponent(name.toWellFormed()))
    .join(", ")
    .slice(0, 1000);
  return names ? { "X-Linekeeper-Ignored": names } : {};
}

/** What was thrown is reported and becomes its envelope. */
async function orFailure(
  requestId: string,
  surroundings: Surroundings,
  operation: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (thrown) {
    const error = toAppError(thrown);
    surroundings.report(error, requestId, operation);
    return (surroundings.dialect ?? NATIVE).failure(error, requestId);
  }
}

async function runQuery(call: Call): Promise<Answer> {
  const { input: schema, method } = call.operation.contract;
  // A change that a client asks for with an empty value is not the one that it asks for without.
  const filters =
    method === "GET" ? Object.keys(schema.shape).filter((name) => !Object.hasOwn(call.params, name)) : [];
  const { fields, repeated } = queryFields(new URL(call.request.url).searchParams, filters);
  const known = taken(call, fields);
  const wrong = repeated.filter(({ path }) => Object.hasOwn(known, path));
  // Nothing of what is deleted is said in the body.
  if (method === "DELETE") wrong.push(...misplaced(call, Object.keys((await readBody(call.request)).fields)));
  return run(call, readInput(schema, known, call.params, wrong), undefined);
}

/** What is said in the place where this operation has no fields: it is refused, or in a dialect ignored. */
function misplaced(call: Call, names: string[]): FieldError[] {
  if (!call.dialect.dropsUnknownFields) return names.map(unknownField);
  call.ignored.push(...names);
  return [];
}

async function runBody(call: Call, surroundings: Surroundings): Promise<Answer> {
  const { request, requestId, caller, operation } = call;
  const body = await readBody(request);
  const key = operation.contract.method === "POST" ? idempotencyKeyOf(request.headers) : null;
  if (key === null) return runFields(call, body, undefined);
  assertPossiblePath(operation.contract.input, call.params);
  const repeatable: Repeatable = {
    owner: caller.homeOrgId ?? "platform",
    path: new URL(request.url).pathname,
    key,
    body: body.text,
  };
  return runOnce(repeatable, {
    act: async () => namingIgnored(call, await runFields(call, body, intentOf(repeatable))),
    answering: async (work) =>
      namingIgnored(call, await orFailure(requestId, surroundings, operation.contract.id, work)),
    isKept: isFinal,
    atomic: operation.contract.atomic === true,
  });
}

/** What was ignored is a part of the answer, and is kept with it for repetitions. */
function namingIgnored(call: Call, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...ignoredHeader(call.ignored) } };
}

async function runFields(call: Call, body: Body, intentKey: string | undefined): Promise<Answer> {
  const { contract } = call.operation;
  for (const [field, code] of Object.entries(contract.elsewhere ?? {}))
    if (Object.hasOwn(body.fields, field)) throw new AppError(code);
  // Nothing of a change is said in the query.
  const wrong = misplaced(call, [...new Set(new URL(call.request.url).searchParams.keys())]);
  return run(call, readInput(contract.input, taken(call, body.fields), call.params, wrong), intentKey);
}

/** The fields that the operation is given: all of them, so that it can refuse some, or those that it knows. */
function taken(call: Call, fields: Record<string, unknown>): Record<string, unknown> {
  if (!call.dialect.dropsUnknownFields) return fields;
  const { known, ignored } = knownFields(call.operation.contract.input, fields, Object.keys(call.params));
  call.ignored.push(...ignored);
  return known;
}

async function run(call: Call, input: unknown, intentKey: string | undefined): Promise<Answer> {
  const { contract, run: act } = call.operation;
  const { homeOrgId, key } = call.caller;
  const asked: Asked = {
    intentKey,
    version: versionOf(call.request.headers),
    homeOrgId,
    holds: (scope) => key === null || coversScope(key.scopes, scope),
  };
  const outcome = await act({ ...call.caller.context, requestId: call.requestId }, input as never, asked);
  call.ignored.push(...(outcome.ignored ?? []));
  const shape = outcome.status === 202 && contract.accepted ? contract.accepted : contract.answer;
  const data = shape.parse(outcome.data);
  return call.dialect.success({ ...outcome, data }, outcome.status ?? contract.status ?? 200);
}

/** The version that `If-Match` asks for. One that is none of ours matches nothing. */
function versionOf(headers: Headers): number | undefined {
  const given = headers.get("if-match")?.trim();
  if (given === undefined || given === "*") return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(given) ?? [];
  return version === undefined ? 0 : Number(version);
}

function isFinal({ status, code }: Answer): boolean {
  return status < 500 && (code === undefined || !NOT_KEPT.includes(code));
}
