import { v7 as uuidv7 } from "uuid";
import type { KeyScope } from "@/lib/constants/permissions";
import { coversScope } from "@/lib/domain/keys/read-key";
import { AppError, toAppError } from "@/lib/errors";
import { intentOf, type Repeatable, runOnce } from "@/lib/idempotency/run-once";
import { countRequest } from "@/lib/rate-limit/count-request";
import { allowanceHeaders } from "./allowance-headers";
import type { Call } from "./call";
import type { Caller } from "./caller";
import { contentOf } from "./content-of";
import { type Contract, pathParameters } from "./contract";
import { corsHeaders } from "./cors";
import { deprecationHeaders } from "./deprecation";
import { type Dialect, NATIVE } from "./dialect";
import { idempotencyKeyOf } from "./idempotency-key";
import { type Handler, type Route, routeOf } from "./methods";
import type { Operation } from "./operation";
import { readBody } from "./read-body";
import { assertPossiblePath } from "./read-input";
import { type Answer, ifChanged, send } from "./respond";
import { isDryRun, namesHeaders, runFields, runQuery } from "./run-operation";

/** What a route gets from its surroundings. */
export interface Surroundings {
  /** Resolves who makes the request. Throws `unauthorized` without a valid credential. */
  resolveCaller: (request: Request, reads: boolean) => Promise<Caller>;
  /** Narrows the caller's reach as the request asks. Runs only after the request was counted. */
  narrow?: (caller: Caller, request: Request) => Promise<Caller>;
  /** Called for every refusal and failure. */
  report: (error: AppError, requestId: string, operation: string) => void;
  dialect?: Dialect;
}

/** Builds a route. In order: request id, credential, rate limit, scope, body, idempotency, input, verb, answer. */
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
  const names: Call["names"] = { ignored: [], warnings: [] };
  let headers = { ...corsHeaders(request), ...deprecationHeaders(contract.deprecated) };
  const answer = await orFailure(requestId, surroundings, contract.id, async () => {
    const caller = await surroundings.resolveCaller(request, contract.method === "GET");
    const allowance = await countRequest(caller.counted, caller.context.now());
    headers = { ...headers, ...allowanceHeaders(allowance) };
    if (allowance && !allowance.allowed) throw new AppError("rate_limited");
    if (caller.key && contract.scope !== null && !coversScope(caller.key.scopes, contract.scope))
      throw insufficientScope(contract.scope);
    // Next passes no params to a route without a dynamic segment.
    const call: Call = {
      request,
      requestId,
      operation,
      params: fieldsOfPath(contract, (await params) ?? {}),
      caller: surroundings.narrow ? await surroundings.narrow(caller, request) : caller,
      dialect,
      names,
    };
    if (contract.method === "GET") return ifChanged(await runQuery(call), request.headers);
    return contract.method === "DELETE" ? runQuery(call) : runBody(call, surroundings);
  });
  return send(answer, requestId, { ...headers, ...namesHeaders(names) });
}

/** Path parameters under the input's names. */
function fieldsOfPath(contract: Contract, params: Record<string, string>): Record<string, string> {
  const entries = pathParameters(contract).map(({ name, field }) => [field, params[name] ?? ""]);
  return Object.fromEntries(entries);
}

/** Runs the work; an error is reported and becomes a failure answer. */
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

async function runBody(call: Call, surroundings: Surroundings): Promise<Answer> {
  const { request, requestId, caller, operation } = call;
  const body = await readBody(request);
  const key = operation.contract.method === "POST" ? idempotencyKeyOf(request.headers) : null;
  // A dry run changes nothing, so there is nothing to repeat safely.
  if (key === null || isDryRun(call)) return runFields(call, body, undefined);
  assertPossiblePath(operation.contract.input, call.params);
  const repeatable: Repeatable = {
    owner: caller.homeOrgId ?? "platform",
    path: new URL(request.url).pathname,
    key,
    body: contentOf(body.fields, body.text),
  };
  const intentKey = intentOf(repeatable);
  return runOnce(repeatable, {
    act: async () => withNames(call, await runFields(call, body, intentKey)),
    toAnswer: async (work) =>
      withNames(call, await orFailure(requestId, surroundings, operation.contract.id, work)),
    isFinal: ({ status }) => status < 300,
    atomic: operation.contract.atomic === true,
    isSettled: async () => (await operation.isSettled?.(caller.context, intentKey)) ?? false,
  });
}

/** Adds the names of ignored fields and the warnings to the answer, so that they are retained with it. */
function withNames(call: Call, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...namesHeaders(call.names) } };
}

/** The refusal names the scope also in words: dialects have no place for details. */
function insufficientScope(needed: KeyScope): AppError<"insufficient_scope"> {
  const message = `This API key does not have the required scope: ${needed}.`;
  return new AppError("insufficient_scope", { message, details: { needed } });
}
