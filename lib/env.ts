import { z } from "zod";

const optionalText = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    APP_URL: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.url({ protocol: /^https?$/ }).optional(),
    ),
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address"),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
    LINEKEEPER_DATA_DIR: z.string().default(".linekeeper"),
    CARRIER: z.enum(["local", "twilio"]).default("local"),
    TWILIO_ACCOUNT_SID: optionalText,
    TWILIO_AUTH_TOKEN: optionalText,
    TWILIO_API_BASE_URL: z.preprocess((value) => (value === "" ? undefined : value), z.url().optional()),
    DEFAULT_AREA_CODE: z
      .string()
      .regex(/^\d{3}$/, "must be three digits")
      .default("312"),
    NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
    ENCRYPTION_KEY: z.string().regex(/^[0-9a-f]{64}$/i, "must be 32 bytes in hexadecimal"),
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(60),
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
              error: "must be written as browsers send them: https://app.example, without anything after it",
            }),
        ),
      ),
    /** The host that the SIP providers of practices forward calls to. */
    SIP_DOMAIN: optionalText,
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    /** A moment that the clock starts from, for trials and tests; never with a real carrier. */
    LINEKEEPER_NOW: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.iso.datetime({ offset: true }).optional(),
    ),
    /** How long a worker may hold an order before another may take it, in milliseconds. */
    ORDER_LEASE_MS: z.coerce.number().int().min(100).default(30_000),
    /** How often the carrier's list is compared with ours, in milliseconds. */
    RECONCILE_EVERY_MS: z.coerce
      .number()
      .int()
      .min(100)
      .default(15 * 60_000),
    /** A comparison that has not moved for this long was left by a process that died, in milliseconds. */
    RECONCILE_LEASE_MS: z.coerce.number().int().min(100).default(60_000),
    /** How long a web server that was told to stop still takes requests, so that nobody is sent to a closed door. */
    STOP_NOTICE_MS: z.coerce.number().int().min(0).max(60_000).default(1_000),
    /** How long a process that was told to stop waits for what it is doing. */
    STOP_PATIENCE_MS: z.coerce.number().int().min(0).max(600_000).default(20_000),
    CARRIER_TIMEOUT_MS: z.coerce.number().int().min(50).default(15_000),
    /** After so many unanswered calls in a row the carrier counts as silent. */
    CARRIER_SILENT_AFTER: z.coerce.number().int().min(1).max(1000).default(5),
    /** How often each process asks a silent carrier whether it is back, at most; in milliseconds. */
    CARRIER_PROBE_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
    /** What `/metrics` is opened with; without it there is no such address. */
    METRICS_TOKEN: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.string().min(16, "must have at least 16 characters").optional(),
    ),
    /** Where the worker serves its own `/metrics`: on this machine alone, unless `APP_URL` is a public address. */
    WORKER_METRICS_PORT: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z.coerce.number().int().min(1).max(65535).optional(),
    ),
    /** How often the worker takes up orders whose holder died; well within a minute. */
    ORDER_SWEEP_MS: z.coerce.number().int().min(50).default(10_000),
    /** The same for releases; rarer, since each of them asks the carrier again. */
    RELEASE_SWEEP_MS: z.coerce.number().int().min(50).default(30_000),
    /** The longest first wait of an order before it asks the carrier again; it doubles with each try. */
    ORDER_FIRST_WAIT_MS: z.coerce.number().int().min(50).default(2_000),
    /** How long a request with an `Idempotency-Key` keeps its repetitions waiting; above what any request takes. */
    REQUEST_LEASE_MS: z.coerce.number().int().min(100).default(60_000),
  })
  .superRefine((env, ctx) => {
    for (const name of ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"] as const)
      if (!env[name])
        ctx.addIssue({ code: "custom", path: [name], message: "is needed to reach the carrier" });
    if (env.CARRIER === "local" && !env.TWILIO_API_BASE_URL)
      ctx.addIssue({
        code: "custom",
        path: ["TWILIO_API_BASE_URL"],
        message: "is needed with CARRIER=local",
      });
    if (env.CARRIER === "twilio" && env.LINEKEEPER_NOW)
      ctx.addIssue({
        code: "custom",
        path: ["LINEKEEPER_NOW"],
        message: "is refused unless the carrier is local",
      });
  });

export type Env = z.infer<typeof schema> & { APP_URL: string };

let cached: Env | undefined;

/**
 * The environment, read and checked once a process. This file is the only reader of `process.env` in the product.
 * @throws an Error whose text names each variable that is missing or wrong, never a value
 */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** Reads and checks an environment; separate from `env` so that tests can hand in their own. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${sentenceOf(issue)}`);
    throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
  }
  return {
    ...parsed.data,
    APP_URL: (parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/$/, ""),
  };
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing";
  return issue.message;
}
