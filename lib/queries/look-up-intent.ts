import type { ActionResult, Refusal } from "@/lib/errors";
import { intentPath } from "@/lib/paths";

/** How long a look-up waits for an answer, in milliseconds. */
const PATIENCE_MS = 3_000;

/** What is known of an act: the server has nothing of it, it runs, it succeeded, or nobody could be asked. */
export type IntentState<T> =
  | { state: "none" | "running" | "unreachable" }
  | { state: "done"; result: Extract<ActionResult<T>, { ok: true }> }
  | { state: "refused"; refusal: Refusal };

/** Asks what became of an act whose answer was lost. It never throws. */
export async function lookUpIntent<T>(intent: string): Promise<IntentState<T>> {
  try {
    const response = await fetch(intentPath(intent), {
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return body as IntentState<T>;
    return response.status < 500 ? { state: "refused", refusal: body as Refusal } : { state: "unreachable" };
  } catch {
    return { state: "unreachable" };
  }
}
