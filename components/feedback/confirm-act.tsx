"use client";

import type { ComponentProps, ReactNode } from "react";
import type { ActionResult } from "@/lib/errors";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { ActConflict, type Conflict } from "./act-conflict";
import { ActFailure } from "./act-failure";
import type { Failure } from "./attempt";
import { useAct } from "./use-act";
import { useRehearsal } from "./use-rehearsal";
import { useToast } from "./use-toast";

type Asking = Pick<
  ComponentProps<typeof ConfirmDialog>,
  "open" | "onOpenChange" | "cancelLabel" | "requireText"
>;

interface Props<T> extends Asking {
  title: string;
  /** Names the act and its object: "Delete Front Desk". */
  confirmLabel: string;
  /** What the act costs and what stays. */
  children: ReactNode;
  action: (intent: string) => Promise<ActionResult<T>>;
  /** Said once it is done: "Front Desk was deleted". Left out if `onDone` says it. */
  done?: string;
  /** Refreshes what the act changed, or leaves the page. Runs after the dialog is closed. */
  onDone: (data: T) => void | Promise<void>;
  /** Says that a refusal changed nothing: "Nothing was deleted." */
  unchanged?: string;
  /** For an act that carries the version that was shown: how to say what somebody else changed, and to show it. */
  conflict?: Conflict;
  /** Shows a refusal that the reader can do something about; null for any other, which is shown as it came. */
  obstacles?: (failure: Failure) => ReactNode | null;
}

/**
 * Asks before an act that takes something away, and runs it. What stands in the way is looked up when the dialog opens,
 * and then named instead of offering the act. A refusal, and what is known if the answer was lost, are
 * shown in the dialog, which stays open to try again.
 */
export function ConfirmAct<T>(props: Props<T>) {
  const { action, done, onDone, unchanged, conflict, obstacles, children, ...asking } = props;
  const { run, failure } = useAct(asking.title);
  const { readiness, refusal } = useRehearsal(asking.open, action);
  const toast = useToast();

  async function confirm() {
    const result = await run(action);
    if (!result.ok) return;
    asking.onOpenChange(false);
    if (done) toast.success(done);
    await onDone(result.data);
  }

  // What the dialog says is no longer true, so it cannot be confirmed.
  const isOutdated = failure?.code === "edit_conflict" && props.conflict !== undefined;

  const explain = (refused: Failure) =>
    obstacles?.(refused) ?? (
      <ActConflict failure={refused} conflict={conflict} close={() => asking.onOpenChange(false)}>
        <ActFailure failure={refused} unchanged={unchanged} />
      </ActConflict>
    );

  return (
    <ConfirmDialog
      {...asking}
      readiness={isOutdated ? "blocked" : readiness}
      tone="danger"
      onConfirm={confirm}
    >
      {refusal ? explain(refusal) : children}
      {failure && explain(failure)}
    </ConfirmDialog>
  );
}
