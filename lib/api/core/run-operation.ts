import { coversScope } from "@/lib/domain/keys/read-key";
import { AppError, type FieldError, isAppError } from "@/lib/errors";
import type { Call } from "./call";
import type { Contract } from "./contract";
import { etagOf, isIfMatch, isMatchingTag, versionsIn } from "./entity-tags";
import type { Asked, Outcome } from "./operation";
import { queryOf } from "./query";
import { type Body, readBody } from "./read-body";
import { knownFields, queryFields, readInput } from "./read-input";
import { withoutReadOnly } from "./read-only-fields";
import { unknownField } from "./refused-fields";
import type { Answer } from "./respond";

/** The query parameter of a dry run. */
const DRY_RUN = "dryRun";

/** Whether the request asks only what would happen. */
export function isDryRun({ operation, request }: Call): boolean {
  return operation.contract.dryRun !== undefined && queryOf(request).get(DRY_RUN) === "true";
}

/**
 * Runs an operation whose fields are in the query.
 * @throws AppError `validation_failed`, and the operation's refusals
 */
export async function runQuery(call: Call): Promise<Answer> {
  assertIfMatch(call);
  const { input: schema, method } = call.operation.contract;
  // Only a GET ignores empty parameters: an empty `quarantineDays` must not release a number for good.
  const filters =
    method === "GET" ? Object.keys(schema.shape).filter((name) => !Object.hasOwn(call.params, name)) : [];
  const { query, wrong: wrongDryRun } = withoutDryRun(call);
  const { fields, repeated } = queryFields(query, filters);
  const known = taken(call, fields);
  const wrong = [...wrongDryRun, ...repeated.filter(({ path }) => Object.hasOwn(known, path))];
  // A DELETE takes no body fields.
  if (method === "DELETE") wrong.push(...misplaced(call, Object.keys((await readBody(call.request)).fields)));
  return run(call, readInput(schema, known, call.params, wrong), undefined);
}

/**
 * Runs an operation whose fields are in the body.
 * @param intentKey the intent of a request with an `Idempotency-Key`
 * @throws AppError `validation_failed`, and the operation's refusals
 */
export async function runFields(call: Call, body: Body, intentKey: string | undefined): Promise<Answer> {
  assertIfMatch(call);
  const { contract } = call.operation;
  const { fields, wrong: readOnly } = await withoutReadOnly(call, body.fields);
  for (const [field, code] of Object.entries(contract.elsewhere ?? {}))
    if (Object.hasOwn(fields, field)) throw new AppError(code);
  const { query, wrong: wrongDryRun } = withoutDryRun(call);
  // A POST or PATCH takes no other query fields.
  const wrong = [...readOnly, ...wrongDryRun, ...misplaced(call, [...new Set(query.keys())])];
  return run(call, readInput(contract.input, taken(call, fields), call.params, wrong), intentKey);
}

/** Refuses an `If-Match` that is no ETag: to call it outdated would say that somebody changed the object. */
function assertIfMatch({ operation, request }: Call): void {
  const ifMatch = request.headers.get("if-match");
  if (ifMatch === null || !operation.contract.errors.includes("edit_conflict") || isIfMatch(ifMatch)) return;
  const message = 'must be an ETag in quotes as an answer had it ("3.nVzN8sGw0QyJ4pLx"), a version, or *';
  throw new AppError("validation_failed", {
    fields: [{ path: "If-Match", code: "invalid_format", message }],
  });
}

/** The query without `dryRun`, if the operation has dry runs; a value other than true and false is refused. */
function withoutDryRun({ operation, request }: Call): { query: URLSearchParams; wrong: FieldError[] } {
  const query = queryOf(request);
  const given = operation.contract.dryRun === undefined ? [] : query.getAll(DRY_RUN);
  if (given.length === 0) return { query, wrong: [] };
  query.delete(DRY_RUN);
  if (given.length > 1)
    return { query, wrong: [{ path: DRY_RUN, code: "repeated", message: "must be given once" }] };
  if (given[0] === "true" || given[0] === "false") return { query, wrong: [] };
  const allowed = ["true", "false"];
  return {
    query,
    wrong: [{ path: DRY_RUN, code: "invalid_choice", message: "must be one of true, false", allowed }],
  };
}

/** Refuses fields in the wrong place, query or body; a dialect ignores them instead. */
function misplaced(call: Call, names: string[]): FieldError[] {
  if (!call.dialect.dropsUnknownFields) return names.map(unknownField);
  call.names.ignored.push(...names);
  return [];
}

/** The fields for the operation: all, so that it can refuse unknown ones, or in a dialect only those it knows. */
function taken(call: Call, fields: Record<string, unknown>): Record<string, unknown> {
  if (!call.dialect.dropsUnknownFields) return fields;
  const { known, ignored } = knownFields(call.operation.contract.input, fields, Object.keys(call.params));
  call.names.ignored.push(...ignored);
  return known;
}

async function run(call: Call, input: unknown, intentKey: string | undefined): Promise<Answer> {
  const { contract, run: act, rehearse } = call.operation;
  const { homeOrgId, key } = call.caller;
  const ifMatch = call.request.headers.get("if-match");
  const asked: Asked = {
    intentKey,
    version: versionsIn(ifMatch),
    matches: (current) => isMatchingTag(ifMatch, etagOf(contract.answer.parse(current)).ETag),
    homeOrgId,
    key,
    holds: (scope) => key === null || coversScope(key.scopes, scope),
  };
  const context = { ...call.caller.context, requestId: call.requestId };
  if (rehearse && contract.dryRun && isDryRun(call)) {
    const outcome = await rehearse(context, input as never, asked);
    const data = contract.dryRun.parse(outcome.data);
    return call.dialect.success(
      { ...outcome, data, message: "This was a dry run. Nothing was changed." },
      200,
    );
  }
  const outcome = await act(context, input as never, asked).catch((error) => {
    throw inShapeOf(contract, error);
  });
  call.names.ignored.push(...(outcome.ignored ?? []));
  call.names.warnings.push(...(outcome.warningHeader ?? []));
  const shape = outcome.status === 202 && contract.accepted ? contract.accepted : contract.answer;
  const data = shape.parse(outcome.data);
  return withTag(
    call.dialect.success({ ...outcome, data }, outcome.status ?? contract.status ?? 200),
    outcome,
    data,
    contract.method === "GET",
  );
}

/** An edit conflict with the current state as a GET returns it, field for field, so that its ETag is the same. */
function inShapeOf({ answer, guards = answer }: Contract, error: unknown): unknown {
  if (!isAppError(error, "edit_conflict")) return error;
  const current = guards.parse(error.details.current) as { version: number };
  return new AppError("edit_conflict", { details: { current } });
}

/** Adds the ETag: to every read, and to a change that returns the object with its version. */
function withTag(answer: Answer, { status }: Outcome, data: unknown, isRead: boolean): Answer {
  const isVersioned = typeof data === "object" && data !== null && "version" in data;
  if (status === 202 || !(isRead || isVersioned)) return answer;
  return { ...answer, headers: { ...answer.headers, ...etagOf(data) } };
}

/** The headers that name dropped fields, each once and encoded, and warnings. */
export function namesHeaders({ ignored, warnings }: Call["names"]): Record<string, string> {
  // A lone surrogate can't be encoded; don't throw, the change may be committed.
  const names = [...new Set(ignored)].map((name) => encodeURIComponent(name.toWellFormed()));
  return {
    ...headerOf("X-Linekeeper-Ignored", names),
    ...headerOf("X-Linekeeper-Warning", [...new Set(warnings)]),
  };
}

/** The most characters of a header that lists something: proxies refuse headers of several kilobytes. */
const HEADER_LENGTH = 1000;

/** A list as a header; none for an empty list. */
function headerOf(name: string, items: string[]): Record<string, string> {
  const listed = items.join(", ").slice(0, HEADER_LENGTH);
  return listed ? { [name]: listed } : {};
}
