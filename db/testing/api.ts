import type { KeyScope } from "@/lib/constants/permissions";
import { systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { TEST_NOW } from "./factory";

type RouteHandler = (
  request: Request,
  place: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** What a request to a route says beside its method. */
interface Sent {
  key: string;
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A new API key of an organization, or of the platform where that is null. */
export async function makeKey(organization: { id: string } | null, ...scopes: KeyScope[]): Promise<string> {
  const command = systemContext("Command line", () => TEST_NOW);
  const { key } = await createKey(command, {
    name: "Practice software",
    orgId: organization?.id ?? null,
    scopes,
  });
  return key;
}

/** Calls the handlers of a route as a client with a key does; each answers status, headers and body. */
export function callsTo(route: Record<"GET" | "POST" | "PATCH" | "DELETE", RouteHandler>) {
  const call = async (method: keyof typeof route, sent: Sent) => {
    const request = new Request(`http://localhost/v1/things${sent.query ?? ""}`, {
      method,
      headers: {
        authorization: `Bearer ${sent.key}`,
        ...(sent.body === undefined ? {} : { "content-type": "application/json" }),
        ...sent.headers,
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
    const response = await route[method](request, { params: Promise.resolve(sent.params ?? {}) });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    get: (sent: Sent) => call("GET", sent),
    post: (sent: Sent) => call("POST", sent),
    patch: (sent: Sent) => call("PATCH", sent),
    remove: (sent: Sent) => call("DELETE", sent),
  };
}

/** A refusal without what names its request, so that two can be compared. */
export function refusalOf({ status, body }: { status: number; body: { error: object } }) {
  return { status, body: { ...body, error: { ...body.error, requestId: "" } } };
}
