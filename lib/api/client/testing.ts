import createClient from "openapi-fetch";
import type { Route } from "../methods";
import { answer, type Received } from "../testing";
import type { components, paths } from "./schema";

/** The client, as programs use it; its types are made from the API's description. */
const client = createClient<paths>({ baseUrl: "http://localhost" });
const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/v1/**/route.ts");

type Path = keyof paths;
type Verb = "get" | "post" | "patch" | "delete";
type Json<Holder> = Holder extends { content: { "application/json": infer Body } } ? Body : never;
type Given<Operation, Place extends string> = Operation extends { parameters: infer Places }
  ? NonNullable<Places[Place & keyof Places]>
  : never;
type BodyOf<Operation> = Operation extends { requestBody?: infer Body } ? Json<NonNullable<Body>> : never;
type ResponseOf<Operation, Status extends number> = Operation extends { responses: infer Responses }
  ? Json<Responses[Status & keyof Responses]>
  : never;
type UnderWay<Data> = [Data] extends [never] ? unknown : Data;
type DataOf<Success> = Success extends { data: infer Data } ? Data : never;

/** What the client sends: what the description takes there, and nothing else. */
type SentTo<Operation> = {
  key?: string;
  headers?: Record<string, string>;
  query?: Given<Operation, "query">;
} & ([Given<Operation, "path">] extends [never] ? unknown : { params: Given<Operation, "path"> }) &
  ([BodyOf<Operation>] extends [never]
    ? unknown
    : Operation extends { requestBody: unknown }
      ? { body: BodyOf<Operation> }
      : { body?: BodyOf<Operation> });

/** What came back. A test knows whether it looks for a success or a refusal, and reads the fields of either. */
interface ReceivedFrom<Operation> extends Omit<Received, "body"> {
  body: {
    success: boolean;
    message?: string;
    warnings?: components["schemas"]["Warning"][];
    /** Of a success; what a 202 answers as well, where there is one. */
    data: DataOf<ResponseOf<Operation, 200 | 201>> & UnderWay<DataOf<ResponseOf<Operation, 202>>>;
    /** Of a refusal. */
    error: Required<components["schemas"]["ErrorDetail"]>;
  };
}

type Calls<Place extends Path> = {
  [Name in Verb as paths[Place][Name] extends undefined ? never : Name]: (
    sent: SentTo<paths[Place][Name]>,
  ) => Promise<ReceivedFrom<paths[Place][Name]>>;
};

/**
 * The operations of one address, called with the client in this process: its requests reach the route, and each answer
 * is held against the description.
 * @param path as the description spells it
 */
export function callsTo<Place extends Path>(path: Place): Calls<Place> {
  const verbs: readonly Verb[] = ["get", "post", "patch", "delete"];
  const calls = verbs.map((verb) => [verb, (sent: AnySent) => send(verb, path, sent)]);
  return Object.fromEntries(calls);
}

interface AnySent {
  key?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

async function send(verb: Verb, path: Path, sent: AnySent): Promise<Received> {
  const { key, headers = {}, params = {}, query, body } = sent;
  const route = await ROUTES[`/app${path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`]?.();
  if (!route) throw new Error(`${path} has no route.`);
  let received: Received | undefined;
  const options = {
    params: { path: params, query },
    body,
    headers: { ...headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    fetch: async (request: Request) => {
      received = await answer(route, request, new URL(request.url).pathname, params);
      return new Response(received.text, received);
    },
  };
  // Which options an operation takes is known where a test calls it; here it is any of them.
  const { data, error } = await client.request(verb, path as never, options as never);
  if (!received) throw new Error("The client sent nothing.");
  return { ...received, body: data ?? error };
}

/** A body, a query or parameters that the description does not take, sent on purpose. */
export function broken(wrong: object): never {
  return wrong as never;
}
