import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { callerOrNull } from "@/lib/auth/caller";
import { isOwnOrigin } from "@/lib/auth/origin";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { type ActionResult, AppError, toAppError, type Warning } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import { toFieldErrors } from "@/lib/schemas/issues";

/**
 * Makes a server action of a verb: Origin, session, input, verb, result, in this order. It never throws at the
 * browser; what is not one of our refusals is logged and shown as a fixed sentence with the request's id.
 */
export function defineAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (context: Context, input: z.output<Schema>) => Promise<Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  return (input) =>
    answer(async () => {
      const context = await callerOrNull();
      if (!context) throw new AppError("unauthorized");
      return verb(context, parse(schema, input));
    });
}

/** The same for whoever is not signed in: sign-in itself, first run, one-time links. */
export function definePublicAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (input: z.output<Schema>, requestId: string) => Promise<Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  return (input) => answer((requestId) => verb(parse(schema, input), requestId));
}

async function answer<Result>(work: (requestId: string) => Promise<Result>): Promise<ActionResult<Result>> {
  const asked = await headers();
  const requestId = asked.get("x-request-id") ?? uuidv7();
  try {
    requireOwnOrigin(asked);
    const data = await work(requestId);
    metrics().actions.inc({ outcome: "ok" });
    const warnings = warningsOf(data);
    return { ok: true, data, ...(warnings ? { warnings } : {}) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = toAppError(thrown);
    metrics().actions.inc({ outcome: error.code });
    if (error.status >= 500) logger({ requestId }).error({ err: error.cause ?? error }, "An action failed");
    else logger({ requestId }).info({ code: error.code }, "An action was refused");
    return {
      ok: false,
      code: error.code,
      message: error.message,
      details: error.details,
      requestId,
      ...(error.fields ? { fields: error.fields } : {}),
    };
  }
}

/** @throws AppError `forbidden` for requests that do not come from our own pages */
function requireOwnOrigin(asked: Headers): void {
  const host = asked.get("host");
  const own = [env().APP_URL, host && `${new URL(env().APP_URL).protocol}//${host}`];
  if (!isOwnOrigin(asked.get("origin"), own))
    throw new AppError("forbidden", { message: "This request did not come from the console." });
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("validation_failed", { fields: toFieldErrors(parsed.error, input) });
}

function warningsOf(data: unknown): Warning[] | undefined {
  if (typeof data !== "object" || data === null || !("warnings" in data)) return undefined;
  return Array.isArray(data.warnings) && data.warnings.length > 0 ? (data.warnings as Warning[]) : undefined;
}
