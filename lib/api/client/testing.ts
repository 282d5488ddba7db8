import createClient from "openapi-fetch";
import type { components, paths } from "@/dist/api-types"; // missing? Make them: npm run api-types
import type { Route } from "../core/methods";
import { answer, type Received } from "../core/testing";

/** The client as programs use it, with types generated from the OpenAPI document. */
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
type Present<Data> = [Data] extends [never] ? unknown : Data;
type DataOf<Success> = Success extends { data: infer Data } ? Data : never;

/** What the client can send: only what the OpenAPI document describes. */
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

/** A response. A test knows whether it expects a success or a refusal, so the type has the fields of both. */
interface ReceivedFrom<Operation> extends Omit<Received, "body"> {
  body: {
    success: boolean;
    message?: string;
    warnings?: components["schemas"]["Warning"][];
    /** Only in a success; includes the data of each of them, such as a 202 or a dry run. */
    data: Present<DataOf<ResponseOf<Operation, 200>>> &
      Present<DataOf<ResponseOf<Operation, 201>>> &
      Present<DataOf<ResponseOf<Operation, 202>>>;
    /** Only in a refusal. */
    error: Required<components["schemas"]["ErrorDetail"]>;
  };
}

type Calls<Place extends Path> = {
  [Name in Verb as paths[Place][Name] extends undefined ? never : Name]: (
    sent: SentTo<paths[Place][Name]>,
  ) => Promise<ReceivedFrom<paths[Place][Name]>>;
};

/**
 * The operations of one path, called through the client in this process. Each response is checked against the OpenAPI
 * document.
 * @param path as the OpenAPI document spells it
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
  // The types are checked where a test calls; here the operation can be any.
  const { data, error } = await client.request(verb, path as never, options as never);
  if (!received) throw new Error("The client sent nothing.");
  return { ...received, body: data ?? error };
}

/** Lets a test send a body, query or parameters that the OpenAPI document does not allow. */
export function broken(wrong: object): never {
  return wrong as never;
}
