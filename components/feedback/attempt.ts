import { unstable_rethrow } from "next/navigation";
import type { ActionResult } from "@/lib/errors";

export type Failure = Extract<ActionResult<unknown>, { ok: false }>;

/** Runs an action; a connection that fails is a refusal like any other, so that a dialog can show it. */
export async function attempt<T>(action: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await action();
  } catch (error) {
    unstable_rethrow(error);
    return {
      ok: false,
      code: "internal_error",
      message: "Linekeeper could not be reached. Check the connection and try again.",
      details: {},
      requestId: "",
    };
  }
}
