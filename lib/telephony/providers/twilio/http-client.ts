import twilio from "twilio";
import { type Dispatcher, request as send } from "undici";

/** The API's answers are far smaller. A longer one makes no sense, so reading it stops there. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** The answer was cut off, too long or too late. */
export class CarrierAnswerError extends Error {
  readonly reason: "timeout" | "connection" | "nonsense";

  constructor(reason: "timeout" | "connection" | "nonsense", message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "CarrierAnswerError";
    this.reason = reason;
  }
}

/** Too many requests, with the `Retry-After` header, which the official client's exceptions drop. */
export class CarrierBusyError extends twilio.RestException {
  readonly retryAfter: string | undefined;

  constructor(answer: { statusCode: number; body: string }, retryAfter: string | undefined) {
    super(answer);
    this.retryAfter = retryAfter;
  }
}

type Request = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0];

/**
 * The transport below the official client: one deadline for the whole exchange, a limit on what is read, no retries (the
 * domain decides whether to repeat), and another base address where one is configured. It avoids the web framework's
 * `fetch`, which costs more per request (docs/performance.md).
 */
export class CarrierHttpClient extends twilio.RequestClient {
  readonly #baseUrl: string | undefined;
  readonly #timeoutMs: number;

  constructor(options: { baseUrl: string | undefined; timeoutMs: number }) {
    super({ timeout: options.timeoutMs, autoRetry: false });
    this.#baseUrl = options.baseUrl;
    this.#timeoutMs = options.timeoutMs;
  }

  override async request<TData>(
    request: Request,
  ): Promise<Awaited<ReturnType<twilio.RequestClient["request"]>> & { body: TData }> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await send(this.#address(request), {
        method: request.method.toUpperCase() as Dispatcher.HttpMethod,
        headers: this.#headers(request),
        body: request.data ? form(request.data) : null,
        signal,
      });
      // Never follow redirects: the credentials are for one address.
      if (response.statusCode >= 300 && response.statusCode < 400) {
        response.body.destroy();
        throw new CarrierAnswerError("nonsense", `A redirect (${response.statusCode})`);
      }
      const text = await readText(response.body);
      if (response.statusCode === 429)
        throw new CarrierBusyError({ statusCode: 429, body: text }, first(response.headers["retry-after"]));
      return {
        statusCode: response.statusCode,
        body: text as TData,
        headers: response.headers,
        toString: () => `HTTP ${response.statusCode}`,
      };
    } catch (error) {
      if (error instanceof CarrierAnswerError || error instanceof CarrierBusyError) throw error;
      if (signal.aborted)
        throw new CarrierAnswerError("timeout", `No answer within ${this.#timeoutMs} ms`, error);
      throw new CarrierAnswerError("connection", "The connection to the carrier failed", error);
    }
  }

  #address(request: Request): URL {
    const address = new URL(request.uri);
    if (this.#baseUrl) {
      const base = new URL(this.#baseUrl);
      address.protocol = base.protocol;
      address.host = base.host;
    }
    for (const [name, value] of Object.entries((request.params ?? {}) as Record<string, unknown>))
      if (value !== undefined) address.searchParams.set(name, String(value));
    return address;
  }

  #headers(request: Request): Record<string, string> {
    const credentials = Buffer.from(`${request.username ?? ""}:${request.password ?? ""}`).toString("base64");
    return {
      ...(request.headers as Record<string, string> | undefined),
      accept: "application/json",
      authorization: `Basic ${credentials}`,
      ...(request.data ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    };
  }
}

function form(data: unknown): string {
  const fields = Object.entries(data as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

async function readText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Throwing out of the loop closes the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new CarrierAnswerError("nonsense", "The answer is far too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
