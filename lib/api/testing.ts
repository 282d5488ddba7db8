import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { KeyScope } from "@/lib/constants/permissions";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import type { Method } from "./contract";
import { CONTRACTS } from "./contracts/all";
import type { Route } from "./methods";
import { describeApi } from "./openapi/document";

/** What a test sends beside method and address. */
export interface Sent {
  key?: string;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Parameters of the path. */
  params?: Record<string, string>;
  query?: string;
}

/** What came back: the parsed JSON, and the text that it was. */
export interface Received {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** Makes a key of an organization, or of the platform where there is none. */
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
 * Holds an answer against the API's description: its status is declared for the operation, and its body is as that
 * status describes it. Addresses that the description does not have are the test's own.
 */
function assertDescribed(method: Method, path: string, { status, body }: Received): void {
  const template = Object.keys(description.paths).find((one) =>
    new RegExp(`^${one.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  if (!template || body === null) return;
  const operation = description.paths[template]?.[method.toLowerCase()] as
    | { responses: Record<string, { $ref?: string }> }
    | undefined;
  const inline = ["paths", template, method.toLowerCase(), "responses", String(status)];
  const place = operation?.responses[status]?.$ref?.slice(2).split("/") ?? inline;
  const steps = [...place, "content", "application/json", "schema"];
  const reference = steps.map((step) => encodeURIComponent(step.replaceAll("/", "~1"))).join("/");
  const validate = ajv.getSchema(`description#/${reference}`);
  if (!validate) throw new Error(`${method} ${template} does not describe ${status}.`);
  if (!validate(body)) throw new Error(`${method} ${template} ${status}: ${ajv.errorsText(validate.errors)}`);
}

/** How a request of a test reaches its route: `path` is its address as written, `params` what the router finds in it. */
type Way = (
  request: Request,
  to: { route: Route; path: string; params: Record<string, string> },
) => Promise<Response>;

/** The short way, within this process. */
let way: Way = (request, { route, params }) =>
  route[request.method as Method](request, { params: Promise.resolve(params) });

/** Sends all requests of this test file another way: over HTTP, to a web server of its own. */
export function sendBy(other: Way): void {
  way = other;
}

/**
 * Gives a request to a route, and holds the answer against the description.
 * @param path its address before it is made a URL, which takes "." and ".." out of it
 * @param params the parameters of the path, as the router finds them
 */
export async function answer(
  route: Route,
  request: Request,
  path: string,
  params: Record<string, string>,
): Promise<Received> {
  const response = await way(request, { route, path, params });
  const text = await response.text();
  const received: Received = {
    status: response.status,
    headers: response.headers,
    text,
    body: text === "" ? null : JSON.parse(text),
  };
  assertDescribed(request.method as Method, path, received);
  return received;
}

/** Calls a route with whatever a test sends, right or wrong. `callsTo` is for what clients of the API send. */
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

/** An answer that has succeeded, with all of its body. */
export function whole(data: object) {
  return [200, { success: true, data }];
}

/** A refusal without what names its request, so that two can be compared. */
export function refusalOf({ status, body }: { status: number; body: { error: object } }) {
  return { status, body: { ...body, error: { ...body.error, requestId: "" } } };
}
