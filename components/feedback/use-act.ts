import { useRef, useState } from "react";
import type { ActionResult } from "@/lib/errors";
import { attempt, type Failure, Intent } from "./attempt";
import { keepUnsure, unsureOf } from "./unsure";

/**
 * Runs the acts of one dialog or button, one at a time, with an intent each. Closing the dialog does not end an intent
 * whose outcome is unknown.
 * @param subject names the act on its page: "move", with an id where the page has several
 * @returns `run`, and its last failure, which says "Checking…" while a lost answer is looked up
 */
export function useAct(subject: string) {
  const intent = useRef<Intent>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run<T>(act: (intent: string) => Promise<ActionResult<T>>) {
    intent.current ??= unsureOf(subject)?.intent ?? new Intent();
    const sent = { intent: intent.current, values: {} };
    setBusy(true);
    setFailure(null);
    const result = await attempt(act, {
      intent: sent.intent,
      onChecking: (checking) => {
        keepUnsure(subject, sent);
        setFailure(checking);
      },
      ifSavedBefore: "send",
    });
    keepUnsure(subject, sent);
    setBusy(false);
    setFailure(result.ok ? null : result);
    return result;
  }
  return { run, busy, failure };
}
