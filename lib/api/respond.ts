import type { AppError } from "@/lib/errors";

const BASE_HEADERS = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  Vary: "Cookie, Authorization",
};

/**
 * The envelope of a success (product rule 23).
 * @param data as the contract's answer describes it; one with a `version` gets it as its ETag
 */
export function success(data: unknown, requestId: string): Response {
  const version: Record<string, string> =
    typeof data === "object" && data !== null && "version" in data && typeof data.version === "number"
      ? { ETag: `"${data.version}"` }
      : {};
  return Response.json(
    { success: true, data },
    { headers: { ...BASE_HEADERS, ...version, "X-Request-Id": requestId } },
  );
}

/** The envelope of a failure; whatever is unavailable is worth another try soon. */
export function failure(error: AppError, requestId: string, headers: Record<string, string> = {}): Response {
  const retry: Record<string, string> = error.status === 503 ? { "Retry-After": "5" } : {};
  return Response.json(
    {
      success: false,
      message: error.message,
      error: {
        ...error.details,
        code: error.code,
        message: error.message,
        ...(error.fields ? { fields: error.fields } : {}),
        requestId,
      },
    },
    { status: error.status, headers: { ...BASE_HEADERS, ...retry, ...headers, "X-Request-Id": requestId } },
  );
}
