import type { ErrorCode, FieldError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { askToSignIn } from "./session-end";

/** A refusal or fault that the API answered with, or `network_error` if there was no answer. */
export class ApiError extends Error {
  readonly code: ErrorCode | "network_error";
  readonly status: number;
  readonly requestId: string | null;
  readonly fields: FieldError[];
  readonly details: Record<string, unknown>;

  constructor(
    message: string,
    facts: {
      code: ErrorCode | "network_error";
      status: number;
      requestId: string | null;
      fields?: FieldError[];
      details?: Record<string, unknown>;
    },
  ) {
    super(message);
    this.name = "ApiError";
    this.code = facts.code;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.fields = facts.fields ?? [];
    this.details = facts.details ?? {};
  }
}

/**
 * Reads from the API with the browser's session and unwraps `data`. If the session has ended, the reader
 * can sign in on the page, and the read goes on; a page that cannot ask goes to the sign-in page, which leads back.
 * @param path one of `apiPaths`
 * @throws ApiError for everything but success
 */
export async function fetchApi<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, signal);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && isSuccess<T>(body)) return body.data;
  if (response.status === 401 && typeof window !== "undefined") {
    const signedIn = await askToSignIn({ insist: false });
    if (signedIn) return fetchApi(path, signal);
    if (signedIn === null)
      window.location.assign(paths.signIn(window.location.pathname + window.location.search));
  }
  throw toApiError(response, body);
}

async function send(path: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { headers: { Accept: "application/json" }, credentials: "same-origin", signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError("Can't reach Linekeeper. Check your connection and try again.", {
      code: "network_error",
      status: 0,
      requestId: null,
    });
  }
}

function isSuccess<T>(body: unknown): body is { success: true; data: T } {
  return typeof body === "object" && body !== null && "success" in body && body.success === true;
}

function toApiError(response: Response, body: unknown): ApiError {
  const envelope = body as {
    message?: string;
    error?: {
      code: ErrorCode;
      message: string;
      fields?: FieldError[];
      requestId?: string;
    } & Record<string, unknown>;
  } | null;
  const { code, message, fields, requestId, ...details } = envelope?.error ?? {};
  return new ApiError(message ?? "Something went wrong on our side. Try again.", {
    code: code ?? "internal_error",
    status: response.status,
    requestId: requestId ?? response.headers.get("x-request-id"),
    fields,
    details,
  });
}
