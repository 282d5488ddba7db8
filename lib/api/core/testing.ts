import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import { systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { describeApi } from "../openapi/document";
import { CONTRACTS } from "../v1/all";
import type { Method } from "./contract";
import type { Route } from "./methods";

/** What a test sends besides method and path. */
export interface Sent {
  key?: string;
  /** Sent as JSON; a string is sent unchanged. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Path parameters. */
  params?: Record<string, string>;
  query?: string;
}

/** A response: its parsed JSON, and the original text. */
export interface Received {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** Makes a key for an organization, or a platform key for null. */
export async function makeTestKey(
  orgId: string | null,
  scopes: readonly KeyScope[] = KEY_SCOPES,
): Promise<string> {
  const { key } = await createKey(
    systemContext("Test", () => new Date()),
    { name: "Test key", orgId, scopes: [...scopes] },
  );
  return key;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const description = describeApi(CONTRACTS, "http://localhost");
ajv.addSchema({ ...description, $id: "description" });

/**
 * Checks a response against the OpenAPI document: the operation must declare its status, and the body must match the
 * schema of that status. Paths that the document doesn't have belong to tests and are skipped.
 */
function assertDescribed(method: Method, path: string, { status, body }: Received): void {
  const template = Object.keys(description.paths).find((one) =>
    new RegExp(`^${one.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  if (!template || body === null) return;
  const operation = description.paths[template]?.[method.toLowerCase()] as
    | { responses: Record<string, { $ref?: string }> }
    | undefined;
  // A method without an operation is refused at every address.
  if (!operation && status === 405) return;
  const inline = ["paths", template, method.toLowerCase(), "responses", String(status)];
  const place = operation?.responses[status]?.$ref?.slice(2).split("/") ?? inline;
  const steps = [...place, "content", "application/json", "schema"];
  const reference = steps.map((step) => encodeURIComponent(step.replaceAll("/", "~1"))).join("/");
  const validate = ajv.getSchema(`description#/${reference}`);
  if (!validate) throw new Error(`${method} ${template} does not describe ${status}.`);
  if (!validate(body)) throw new Error(`${method} ${template} ${status}: ${ajv.errorsText(validate.errors)}`);
}

/** Sends a test's request to its route: `path` is the address as written, `params` what the router finds in it. */
type Transport = (
  request: Request,
  to: { route: Route; path: string; params: Record<string, string> },
) => Promise<Response>;

/** The default transport: a function call within this process. */
let transport: Transport = (request, { route, params }) =>
  route[request.method as Method](request, { params: Promise.resolve(params) });

/** Replaces the transport for this test file, for example with HTTP to a web server. */
export function sendBy(replacement: Transport): void {
  transport = replacement;
}

/** Words for somebody who looks at a page, which mean nothing to a program. */
export const INTERFACE_WORDS =
  /^(?:Enter|Choose|Pick|Select)\b|\b(?:from the list|in the settings|reload|click|press|button|dialog|menu|this form|this page|above|below)\b/i;

/** Checks that a refusal is worded for programs, in any dialect. */
function assertForPrograms({ status, body }: Received): void {
  if (status < 400) return;
  const fields: { message?: string }[] = body?.error?.fields ?? [];
  const messages = [body?.message, body?.error?.message, ...fields.map(({ message }) => message)];
  for (const message of messages)
    if (INTERFACE_WORDS.test(message ?? "")) throw new Error(`This is a sentence for a form: ${message}`);
}

/**
 * Sends a request to a route, and checks the response against the OpenAPI document.
 * @param path the path as written; a URL would resolve "." and ".." in it
 * @param params path parameters, as the router finds them
 */
export async function answer(
  route: Route,
  request: Request,
  path: string,
  params: Record<string, string>,
): Promise<Received> {
  const response = await transport(request, { route, path, params });
  const text = await response.text();
  const received: Received = {
    status: response.status,
    headers: response.headers,
    text,
    body: text === "" ? null : JSON.parse(text),
  };
  assertDescribed(request.method as Method, path, received);
  assertForPrograms(received);
  return received;
}

/** Calls a route with any request, valid or not. Use `callsTo` for requests that API clients send. */
export async function call(route: Route, method: Method, path: string, sent: Sent = {}): Promise<Received> {
  const { key, body, params = {}, query = "" } = sent;
  const headers = new Headers(sent.headers);
  if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const request = new Request(`http://localhost${path}${query}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return answer(route, request, path, params);
}

/** Status and whole body of a successful response. */
export function succeededWith(data: object) {
  return [200, { success: true, data }];
}

/** A refusal without its request id, so that two can be compared. */
export function refusalOf({ status, body }: { status: number; body: { error: object } }) {
  return { status, body: { ...body, error: { ...body.error, requestId: "" } } };
}
