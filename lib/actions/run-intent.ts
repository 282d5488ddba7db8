import { z } from "zod";
import { SECRET_RETAINED_MS } from "@/lib/constants/limits";
import { type Context, isWithinReach, type Reach } from "@/lib/context";
import { type ActionResult, AppError } from "@/lib/errors";
import { lookUp, type RetainedAnswer, runOnce } from "@/lib/idempotency/run-once";

/** An action's answer to an act that succeeded. */
export type Success<Result> = Extract<ActionResult<Result>, { ok: true }>;

/** How an act with an intent runs. */
export interface IntentOptions<Result> {
  /** False for a verb that is more than one transaction, or asks the carrier. By default it is one transaction. */
  atomic?: boolean;
  /** The part of the result that is shown only once, such as a new API key. It is retained sealed, for ten minutes. */
  secret?: keyof Result & string;
}

/** One act of a person: the form's intent, the action it was sent to, and the parsed input. */
interface Asked {
  action: string;
  intent: string;
  input: unknown;
}

/** What became of an intent, as the page that lost the answer is told. */
export type IntentState = { state: "none" | "running" } | { state: "done"; result: Success<unknown> };

/** A success as it is retained: with the rights of the person who got it. The version before retained none. */
type Retained = Success<unknown> & { reach?: Reach };

const intentSchema = z.uuid();

/** Stands for any refusal or fault. It is not final, so it is not retained. */
const REFUSED: RetainedAnswer = { status: 409, headers: {}, body: null };

/**
 * Runs an act once for its intent, as `Idempotency-Key` does for the API (product rule 25). A success is retained and
 * given again, as long as the person has the rights that they had; a refusal is not, so the same intent is checked anew.
 * @throws AppError whatever the act refuses; `forbidden` if it succeeded and the person's rights are fewer since,
 *   `idempotency_key_reused` if the intent came with another input, `idempotency_key_in_use` while it runs,
 *   `secret_erased` if it succeeded and its secret can no longer be shown
 */
export async function runIntent<Result>(
  context: Context,
  { action, intent, input }: Asked,
  act: () => Promise<Success<Result>>,
  { atomic = true, secret }: IntentOptions<Result>,
): Promise<Success<Result>> {
  let refusal: { thrown: unknown } | undefined;
  const answer = await runOnce<RetainedAnswer>(
    {
      owner: ownerOf(context),
      path: `action:${action}`,
      key: parseIntent(intent),
      body: JSON.stringify(input),
    },
    {
      act: async () => toRetained(context, await act(), secret),
      toAnswer: async (work) => {
        try {
          return await work();
        } catch (thrown) {
          refusal = { thrown };
          return REFUSED;
        }
      },
      isFinal: ({ status }) => status < 400,
      atomic,
    },
  );
  if (refusal) throw refusal.thrown;
  return fromRetained(context, answer) as Success<Result>;
}

/**
 * What became of one of the caller's intents.
 * @throws AppError `not_found` for what is no intent; `forbidden` and `secret_erased` as `runIntent` does
 */
export async function findIntent(context: Context, intent: string): Promise<IntentState> {
  const known = await lookUp(ownerOf(context), parseIntent(intent));
  return known.state === "done" ? { state: "done", result: fromRetained(context, known.answer) } : known;
}

function ownerOf({ actor }: Context): string {
  return `user:${actor.id}`;
}

function parseIntent(intent: string): string {
  const parsed = intentSchema.safeParse(intent);
  if (!parsed.success) throw new AppError("not_found");
  return parsed.data.toLowerCase();
}

/** Takes the secret out of the answer, so that it is stored sealed only. */
function toRetained<Result>(
  context: Context,
  success: Success<Result>,
  secret: (keyof Result & string) | undefined,
): RetainedAnswer {
  const answerOf = (retained: Retained) => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ ...retained, reach: context.reach }),
  });
  const value = secret && success.data[secret];
  if (!secret || typeof value !== "string") return answerOf(success);
  return {
    ...answerOf({ ...success, data: { ...success.data, [secret]: null } }),
    secret: {
      text: JSON.stringify({ [secret]: value }),
      until: new Date(context.now().getTime() + SECRET_RETAINED_MS),
    },
  };
}

/** @throws AppError `forbidden`, `secret_erased` */
function fromRetained(context: Context, { body, secret }: RetainedAnswer): Success<unknown> {
  const { reach, ...success } = JSON.parse(body ?? "null") as Retained;
  if (reach && !isWithinReach(reach, context.reach))
    throw new AppError("forbidden", {
      message: "Your access has changed since you did this. Reload the page to see what you can see now.",
    });
  if (!secret) return success;
  if (secret.text === null || secret.until <= context.now()) throw new AppError("secret_erased");
  return { ...success, data: { ...(success.data as object), ...JSON.parse(secret.text) } };
}
