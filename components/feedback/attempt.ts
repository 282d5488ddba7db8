import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { v4 as uuidv4 } from "uuid";
import type { ActionResult, Refusal } from "@/lib/errors";
import { type IntentState, lookUpIntent } from "@/lib/queries/look-up-intent";
import { askToSignIn } from "@/lib/queries/session-end";

/**
 * What is known of an act that did not simply succeed or fail: being looked up, still unknown, certainly not saved, sent
 * by a page of an older version, or not sent because the reader did not sign in again.
 */
export type Outcome = "checking" | "unknown" | "unsaved" | "outdated" | "signed_out";
export type Failure = Refusal & { outcome?: Outcome };

type Success<T> = Extract<ActionResult<T>, { ok: true }>;

/**
 * The intent of a form or dialog: the server does one act for it, however often it is sent. It is renewed after a success
 * and after a refusal, but not while an earlier sending may still arrive.
 */
export class Intent {
  id = uuidv4();
  isUnsure = false;

  renew(): void {
    this.id = uuidv4();
    this.isUnsure = false;
  }
}

/** How long a page waits for an answer before it looks for itself, in milliseconds. */
const PATIENCE_MS = 15_000;
/** The pauses before each look, in milliseconds. */
const PAUSES_MS = [0, 700, 1_500, 3_000, 5_000];

/** What an attempt uses of the world outside. */
export interface World {
  lookUp: <T>(intent: string) => Promise<IntentState<T>>;
  /** Whether the reader has signed in again; null if the page cannot ask. */
  signIn: () => Promise<boolean | null>;
  wait: (milliseconds: number) => Promise<void>;
}
const WORLD: World = {
  lookUp: lookUpIntent,
  signIn: () => askToSignIn({ insist: true }),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

interface Options {
  intent: Intent;
  /** Called when the answer was lost, before the first look. */
  onChecking: (failure: Failure) => void;
  /**
   * What to do if an earlier sending with other values turns out to have been saved: `show` that result, as for something
   * new, or `send` the present values, as for an edit that the version guards.
   */
  ifSavedBefore: "show" | "send";
}

/**
 * Sends an act with its intent. If the answer is lost, looks up what happened; if the session has ended, asks to sign in
 * and sends again. Sending the same intent again never does the act twice.
 */
export async function attempt<T>(
  act: (intent: string) => Promise<ActionResult<T>>,
  options: Options,
  world: World = WORLD,
): Promise<Success<T> | Failure> {
  const { intent } = options;
  const sent = await send(() => act(intent.id), world);
  if (sent === "outdated") return OUTDATED;
  if (sent !== "lost") {
    if (sent.ok) return succeeded(intent, sent);
    if (sent.code === "unauthorized") {
      const signedIn = await world.signIn();
      if (signedIn === null) return sent;
      return signedIn ? attempt(act, options, world) : { ...sent, outcome: "signed_out" };
    }
    if (sent.code === "idempotency_key_reused") return settleReused(act, options, world);
    if (!leavesDoubt(sent)) {
      if (!intent.isUnsure) intent.renew();
      return sent;
    }
  }
  intent.isUnsure = true;
  const found = await findOutcome<T>(intent, options.onChecking, world);
  if (found.ok || found.outcome !== "unsaved") return found;
  if (sent === "lost" || sent.code === "idempotency_key_in_use") return found;
  // A fault in the middle of more than one step: nobody knows how far it came.
  return sent.atomic ? { ...found, requestId: sent.requestId } : { ...sent, outcome: "unknown" };
}

/** Looks up what became of an act that was sent with an intent, without sending it. */
export async function findOutcome<T>(
  intent: Intent,
  onChecking: Options["onChecking"],
  world: World = WORLD,
): Promise<Success<T> | Failure> {
  onChecking(CHECKING);
  const found = await look<T>(intent.id, world);
  if (found.state === "done") return succeeded(intent, found.result);
  if (found.state === "refused")
    return { ...found.refusal, ...(found.refusal.code === "unauthorized" ? { outcome: "signed_out" } : {}) };
  return found.state === "none" ? UNSAVED : UNKNOWN;
}

/** Sends an act of somebody who is not signed in, for which nobody keeps an intent. */
export async function attemptOnce<T>(
  act: () => Promise<ActionResult<T>>,
  world: World = WORLD,
): Promise<Success<T> | Failure> {
  const sent = await send(act, world);
  if (sent === "lost") return UNKNOWN;
  return sent === "outdated" ? OUTDATED : sent;
}

function succeeded<T>(intent: Intent, result: Success<T>): Success<T> {
  intent.renew();
  return result;
}

/** Whether a refusal leaves open if the act happened. */
function leavesDoubt({ code }: Refusal): boolean {
  return code === "internal_error" || code === "database_unavailable" || code === "idempotency_key_in_use";
}

/** An earlier sending of this intent had other values. */
async function settleReused<T>(
  act: (intent: string) => Promise<ActionResult<T>>,
  options: Options,
  world: World,
): Promise<Success<T> | Failure> {
  options.onChecking(CHECKING);
  const found = await look<T>(options.intent.id, world);
  if (found.state === "unreachable" || found.state === "running") return UNKNOWN;
  options.intent.renew();
  if (found.state === "done" && options.ifSavedBefore === "show") return found.result;
  return attempt(act, options, world);
}

/** Sends once. An answer that does not come in time counts as lost. */
async function send<T>(
  act: () => Promise<ActionResult<T>>,
  world: World,
): Promise<ActionResult<T> | "lost" | "outdated"> {
  try {
    return await Promise.race([act(), world.wait(PATIENCE_MS).then(() => "lost" as const)]);
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) return "outdated";
    unstable_rethrow(error);
    return "lost";
  }
}

/** Looks up an intent until it is known whether the act happened. */
async function look<T>(intent: string, world: World): Promise<IntentState<T>> {
  let found: IntentState<T> = { state: "unreachable" };
  let nones = 0;
  for (const pause of PAUSES_MS) {
    await world.wait(pause);
    found = await world.lookUp<T>(intent);
    if (found.state === "done") return found;
    if (found.state === "refused" && (found.refusal.code !== "unauthorized" || !(await world.signIn())))
      return found;
    // The request may have been on its way at the first look.
    if (found.state === "none" && ++nones > 1) return found;
  }
  return found;
}

const NO_CODE = { ok: false, code: "internal_error", details: {}, requestId: "" } as const;
const CHECKING: Failure = {
  ...NO_CODE,
  outcome: "checking",
  message: "We don’t know whether this was saved. Checking…",
};
const UNKNOWN: Failure = {
  ...NO_CODE,
  outcome: "unknown",
  message: "We don’t know whether this was saved, because Linekeeper doesn’t answer.",
};
const UNSAVED: Failure = { ...NO_CODE, outcome: "unsaved", message: "This was not saved." };
const OUTDATED: Failure = {
  ...NO_CODE,
  outcome: "outdated",
  message: "Linekeeper was updated after you opened this page.",
};
