import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { callerOrNull } from "@/lib/auth/caller";
import { isOwnOrigin } from "@/lib/auth/origin";
import { REHEARSAL } from "@/lib/constants/intents";
import { type Context, Forbidden } from "@/lib/context";
import { dryRun } from "@/lib/domain/dry-run";
import { askWhoMay } from "@/lib/domain/members/who-may";
import { env } from "@/lib/env";
import { type ActionResult, AppError, ERROR_CODES, toAppError, toRefusal, type Warning } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import { toFieldErrors } from "@/lib/schemas/issues";
import { type IntentOptions, runIntent, type Success } from "./run-intent";

const SESSION_ENDED = "Your session ended. Sign in to continue; what you typed is kept.";

/** The header in which Next names the action that a page calls. */
const ACTION_HEADER = "next-action";

/**
 * What a page calls. The same intent is the same act: it happens once, and a repetition gets its answer again. With
 * `REHEARSAL` in place of an intent it is refused as it would be, and never happens.
 */
type Action<Input, Result> = (input: Input, intent?: string) => Promise<ActionResult<Result>>;

type Verb<Schema extends z.ZodType, Result> = (context: Context, input: z.output<Schema>) => Promise<Result>;

interface ActionOptions<Schema extends z.ZodType, Result> extends IntentOptions<Result> {
  /** Refuses what the verb would refuse, and changes nothing. By default the verb runs and is rolled back. */
  rehearse?: Verb<Schema, Result>;
}

/**
 * Makes a server action from a verb. It checks the Origin and the session, parses the input, runs the verb and returns
 * the result. It never throws to the browser: unexpected errors are logged, and the browser gets a fixed sentence with
 * the request's id.
 * @param options whether the verb is one transaction, what of its result is shown only once, and how it is rehearsed
 */
export function defineAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: Verb<Schema, Result>,
  options: ActionOptions<Schema, Result> = {},
): Action<z.input<Schema>, Result> {
  return (input, intent) =>
    answer(
      async () => {
        const context = await callerOrNull();
        if (!context) throw new AppError("unauthorized", { message: SESSION_ENDED });
        const parsed = parse(schema, input);
        const act = async () => succeeded(await verb(context, parsed));
        return namingWhoMay(context, async () => {
          if (intent === REHEARSAL) return succeeded(await rehearsalOf(verb, options)(context, parsed));
          if (intent === undefined) return act();
          const action = (await headers()).get(ACTION_HEADER) ?? "";
          return runIntent(context, { action, intent, input: parsed }, act, options);
        });
      },
      { atomic: intent !== undefined && options.atomic !== false },
    );
}

/** Lets a refusal for want of a permission name the people who have it, as far as the caller may see them. */
async function namingWhoMay<Result>(context: Context, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Forbidden)) throw thrown;
    const { permission, place } = thrown;
    const ask = await askWhoMay(context, permission, place ? { orgId: place.orgId } : {});
    throw new AppError("forbidden", { message: `${ERROR_CODES.forbidden[1]} ${ask}` });
  }
}

/** How the verb is tried without happening: in a transaction that is rolled back, if it has no effect outside of one. */
function rehearsalOf<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  { atomic = true, rehearse }: ActionOptions<Schema, Result>,
): Verb<Schema, Result> {
  if (rehearse) return rehearse;
  if (!atomic) throw new Error("This action has no rehearsal.");
  return (context, input) => dryRun(() => verb(context, input));
}

/** Makes a server action that needs no session: sign-in, first run, one-time links. */
export function definePublicAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (input: z.output<Schema>, requestId: string) => Promise<Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  return (input) => answer(async (requestId) => succeeded(await verb(parse(schema, input), requestId)));
}

async function answer<Result>(
  work: (requestId: string) => Promise<Success<Result>>,
  { atomic = false } = {},
): Promise<ActionResult<Result>> {
  const asked = await headers();
  const requestId = asked.get("x-request-id") ?? uuidv7();
  try {
    requireOwnOrigin(asked);
    const success = await work(requestId);
    metrics().actions.inc({ outcome: "ok" });
    return success;
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = toAppError(thrown);
    metrics().actions.inc({ outcome: error.code });
    if (error.status >= 500) logger({ requestId }).error({ err: error.cause ?? error }, "An action failed");
    else logger({ requestId }).info({ code: error.code }, "An action was refused");
    return { ...toRefusal(error, requestId), ...(atomic && error.status >= 500 ? { atomic } : {}) };
  }
}

function succeeded<Result>(data: Result): Success<Result> {
  const warnings = warningsOf(data);
  return { ok: true, data, ...(warnings ? { warnings } : {}) };
}

/** @throws AppError `forbidden` for requests that do not come from our own pages */
function requireOwnOrigin(asked: Headers): void {
  if (!isOwnOrigin((name) => asked.get(name), env().APP_URL))
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
