import { useEffect, useRef, useState } from "react";
import { REHEARSAL } from "@/lib/constants/intents";
import type { ActionResult } from "@/lib/errors";
import type { Readiness } from "../ui/confirm-dialog";
import type { Failure } from "./attempt";

/** How long a dialog waits for the rehearsal before it offers the act anyway, in milliseconds. */
const PATIENCE_MS = 4_000;

/**
 * Tries an act when its dialog opens, without doing it, so that the dialog can say what stands in the way before the
 * reader presses the button. A rehearsal without an answer stands in nobody's way: the act itself says what is wrong.
 * @param act the act of the dialog; the one of the first opening counts
 */
export function useRehearsal(
  open: boolean,
  act: (intent: string) => Promise<ActionResult<unknown>>,
): { readiness: Readiness; refusal: Failure | null } {
  const [readiness, setReadiness] = useState<Readiness>("checking");
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const first = useRef(act);
  useEffect(() => {
    if (!open) return;
    let isCurrent = true;
    const settle = (refused: Failure | null) => {
      if (!isCurrent) return;
      isCurrent = false;
      setRefusal(refused);
      setReadiness(refused ? "blocked" : "ready");
    };
    const patience = setTimeout(() => settle(null), PATIENCE_MS);
    first.current(REHEARSAL).then(
      (result) => settle(result.ok || PASSING.has(result.code) ? null : result),
      () => settle(null),
    );
    return () => {
      isCurrent = false;
      clearTimeout(patience);
    };
  }, [open]);
  return { readiness, refusal };
}

/** Refusals that say nothing about the act. */
const PASSING = new Set([
  "unauthorized",
  "rate_limited",
  "internal_error",
  "carrier_unavailable",
  "database_unavailable",
]);
