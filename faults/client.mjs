/** @typedef {{ status: number, body: any, text: string, headers: Headers, requestId: string }} Answer */

/**
 * Calls Linekeeper as a client of its API does.
 * @param {string} url of a web server
 * @param {string} key
 * @param {string} method
 * @param {string} path
 * @param {{ body?: object, idempotencyKey?: string, timeoutMs?: number }} [options]
 * @returns {Promise<Answer>} status 0 if there was no response
 */
export async function call(url, key, method, path, { body, idempotencyKey, timeoutMs = 30_000 } = {}) {
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body || method === "POST" ? { "content-type": "application/json" } : {}),
        ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
      },
      body: body || method === "POST" ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      body: parsed(text),
      headers: response.headers,
      requestId: response.headers.get("x-request-id") ?? "",
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    return { status: 0, text: `${error} ${cause}`, body: null, headers: new Headers(), requestId: "" };
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The error code of a response; empty if it is not an error. @param {Answer} answer @returns {string} */
export const codeOf = ({ body }) => body?.error?.code ?? "";
