import type { Failure } from "./attempt";

/**
 * Says what is known of a failed change, and how to go on.
 * @param unchanged the text for a refusal: "Nothing was deleted."
 * @returns null if the failure's own message says it all
 */
export function outcomeText(failure: Pick<Failure, "code" | "outcome">, unchanged: string): string | null {
  if (failure.outcome === "checking" || failure.outcome === "signed_out") return null;
  if (failure.outcome === "unknown") return "Try again. It can’t happen twice.";
  if (failure.outcome === "unsaved")
    return "Linekeeper did not receive it, or could not finish it. Try again.";
  if (failure.outcome === "outdated") return "Reload it to go on.";
  if (failure.code === "secret_erased") return null;
  return unchanged;
}
