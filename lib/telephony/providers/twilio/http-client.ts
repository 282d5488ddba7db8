import twilio from "twilio";

/** No answer of the API is near this size; more is nonsense and is not read to its end. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** An answer that was cut, too long, or took too long. */
export class CarrierAnswerError extends Error {
  readonly reason: "timeout" | "connection" | "nonsense";

  constructor(reason: "timeout" | "connection" | "nonsense", message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "CarrierAnswerError";
    this.reason = reason;
  }
}

type Request = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0];

/**
 * The transport below the official client: one deadline for the whole exchange, a cap on what is read, no retries
 * (whether to repeat is a question of the domain), and another base address where one is configured.
 */
export class CarrierHttpClient extends twilio.RequestClient {
  readonly #baseUrl: string | undefined;
  readonly #timeoutMs: number;
  /** `Retry-After` of the last refusal for haste; the official client's exceptions do not carry headers. */
  lastRetryAfter: string | undefined;

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
      const response = await fetch(this.#address(request), {
        method: request.method.toUpperCase(),
        headers: this.#headers(request),
        body: request.data ? form(request.data) : undefined,
        redirect: "error",
        signal,
      });
      const text = await readText(response);
      if (response.status === 429) this.lastRetryAfter = response.headers.get("retry-after") ?? undefined;
      return {
        statusCode: response.status,
        body: text as TData,
        headers: Object.fromEntries(response.headers),
        toString: () => `HTTP ${response.status}`,
      };
    } catch (error) {
      if (error instanceof CarrierAnswerError) throw error;
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

function form(data: unknown): URLSearchParams {
  const fields = Object.entries(data as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new CarrierAnswerError("nonsense", "The answer is far too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
