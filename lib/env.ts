import { z } from "zod";
import { CARRIER_NAMES, CARRIERS, configuredNames, missingVariables } from "@/lib/constants/carriers";
import { CALL_TRANSPORTS } from "@/lib/constants/conversations";
import { isDatabaseUrl } from "@/lib/constants/database-url";
import { RATE_LIMIT } from "@/lib/constants/limits";

const optionalText = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());
const optionalUrl = z.preprocess((value) => (value === "" ? undefined : value), z.url().optional());

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    APP_URL: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z
        .url({ protocol: /^https?$/, error: "must be an http or https address", abort: true })
        .refine((text) => isOrigin(text), {
          error:
            "must end with the host or the port: Linekeeper cannot be served below a path, and its address has no query, fragment, user or password",
        })
        .optional(),
    ),
    DATABASE_URL: z
      .string()
      .refine(
        isDatabaseUrl,
        "must be postgres://USER:PASSWORD@HOST:PORT/DATABASE, with @ / ? # % and spaces in the user and the password percent-encoded",
      ),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
    LINEKEEPER_DATA_DIR: z.string().default(".linekeeper"),
    /** The carrier of new orders. Other configured carriers continue to serve their lines. */
    CARRIER: z.enum(CARRIER_NAMES).default("local"),
    LOCAL_CARRIER_URL: optionalUrl,
    LOCAL_CARRIER_ACCOUNT: optionalText,
    LOCAL_CARRIER_TOKEN: optionalText,
    TWILIO_ACCOUNT_SID: optionalText,
    TWILIO_AUTH_TOKEN: optionalText,
    /** Another address of Twilio's API. */
    TWILIO_API_BASE_URL: optionalUrl,
    DEFAULT_AREA_CODE: z
      .string()
      .regex(/^\d{3}$/, "must be three digits")
      .default("312"),
    NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
    ENCRYPTION_KEY: z.string().regex(/^[0-9a-f]{64}$/i, "must be 32 bytes in hexadecimal"),
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(RATE_LIMIT.perAccount),
    /** Origins whose pages may call the API, separated by spaces or commas. */
    CORS_ORIGINS: z
      .string()
      .default("")
      .transform((text) => text.split(/[\s,]+/).filter(Boolean))
      .pipe(
        z.array(
          z
            .url({ protocol: /^https?$/, error: "must be origins, as https://app.example", abort: true })
            .refine((text) => new URL(text).origin === text, {
              error:
                "must be written as browsers send them: https://app.example, with nothing after the host",
            }),
        ),
      ),
    /** `gather` for accounts without the carrier's relay. */
    CALL_TRANSPORT: z.enum(CALL_TRANSPORTS).default("relay"),
    /** What the carrier asks if our answer to a call could not be used; an address of ours without it. */
    VOICE_FALLBACK_URL: optionalUrl,
    /** The host that the SIP providers of practices forward calls to. */
    SIP_DOMAIN: optionalText,
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    /** The time that the clock starts from, for trials and tests. Refused while a carrier with real calls is configured. */
    LINEKEEPER_NOW: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.iso.datetime({ offset: true }).optional(),
    ),
    /** How long a lease on an order lasts before another process can take the order over, in milliseconds. */
    ORDER_LEASE_MS: z.coerce.number().int().min(100).default(30_000),
    /** How long a request waits for its number before it answers with the open order, in milliseconds. */
    ORDER_PATIENCE_MS: z.coerce.number().int().min(0).default(8_000),
    /** How often each carrier's list is compared with ours, in milliseconds. */
    RECONCILE_EVERY_MS: z.coerce
      .number()
      .int()
      .min(100)
      .default(15 * 60_000),
    /** A run without progress for this long belongs to a dead process, in milliseconds. */
    RECONCILE_LEASE_MS: z.coerce.number().int().min(100).default(60_000),
    /**
     * How long a web server that has been told to stop still accepts requests, in milliseconds: the time a load balancer
     * needs to notice.
     */
    STOP_NOTICE_MS: z.coerce.number().int().min(0).max(60_000).default(1_000),
    /** How long a process that has been told to stop waits for its work under way, in milliseconds. */
    STOP_PATIENCE_MS: z.coerce.number().int().min(0).max(600_000).default(20_000),
    CARRIER_TIMEOUT_MS: z.coerce.number().int().min(50).default(15_000),
    /** The carrier counts as silent after this many unanswered calls in a row. */
    CARRIER_SILENT_AFTER: z.coerce.number().int().min(1).max(1000).default(5),
    /** Each process probes a silent carrier at most once in this many milliseconds. */
    CARRIER_PROBE_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
    /** The bearer token for `/metrics`; without it, that address answers 404. */
    METRICS_TOKEN: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.string().min(16, "must have at least 16 characters").optional(),
    ),
    /** The port of the worker's own `/metrics`: open to this machine only, unless `APP_URL` is a public address. */
    WORKER_METRICS_PORT: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.coerce.number().int().min(1).max(65535).optional(),
    ),
    /** How often the worker takes over orders from dead processes, in milliseconds; well within a minute. */
    ORDER_SWEEP_MS: z.coerce.number().int().min(50).default(10_000),
    /** The same for releases; less often, since each of them asks the carrier again. */
    RELEASE_SWEEP_MS: z.coerce.number().int().min(50).default(30_000),
    /** The longest wait before an order's second attempt at the carrier, in milliseconds; it doubles with each attempt. */
    ORDER_FIRST_WAIT_MS: z.coerce.number().int().min(50).default(2_000),
    /**
     * How long a request with an `Idempotency-Key` blocks others with the same key, in milliseconds; longer than any
     * request takes.
     */
    REQUEST_LEASE_MS: z.coerce.number().int().min(100).default(60_000),
  })
  .superRefine((env, ctx) => {
    for (const name of missingVariables(env.CARRIER, env))
      ctx.addIssue({ code: "custom", path: [name], message: `is required with CARRIER=${env.CARRIER}` });
    const real = configuredNames(env).find((name) => CARRIERS[name].capabilities.realCalls);
    if (real && env.LINEKEEPER_NOW)
      ctx.addIssue({
        code: "custom",
        path: ["LINEKEEPER_NOW"],
        message: `is refused while ${CARRIERS[real].displayName}, whose calls are real, is configured`,
      });
  });

/** Whether a URL has nothing but protocol, host and port; a slash at the end is allowed. */
function isOrigin(text: string): boolean {
  const { pathname, username, password } = new URL(text);
  // An empty query or fragment leaves no trace in the parsed URL.
  return pathname === "/" && username === "" && password === "" && !/[?#@]/.test(text);
}

export type Env = z.infer<typeof schema> & { APP_URL: string };

let cached: Env | undefined;

/**
 * The environment, read and checked once per process. Only this file reads `process.env`.
 * @throws an Error that names each missing or wrong variable, but never a value
 */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** Reads and checks an environment; separate from `env` so that tests can pass their own. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${sentenceOf(issue)}`);
    throw new Error(`The environment is incomplete or invalid:\n${lines.join("\n")}`);
  }
  return {
    ...parsed.data,
    APP_URL: (parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/$/, ""),
  };
}

/**
 * Removes the variables of PostgreSQL's own programs, such as PGHOST, PGOPTIONS and PGSSLMODE. `pg` reads them too, so
 * what somebody has set for `psql` would add to `DATABASE_URL`.
 */
export function ignoreLibpqVariables(): void {
  for (const name of Object.keys(process.env)) if (/^PG[A-Z]+$/.test(name)) delete process.env[name];
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing";
  return issue.message;
}
