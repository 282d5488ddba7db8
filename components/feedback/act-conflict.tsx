import type { ReactNode } from "react";
import type { Failure } from "./attempt";
import { ConflictAlert } from "./conflict-alert";

/** How an act that carries what was shown says that somebody else changed it. */
export interface Conflict {
  /** What the act is about: "Front Desk". */
  name: string;
  /** What changed, a line each. @param current the present state, as the refusal has it */
  changes: (current: unknown) => string[];
  /** Shows the present state. Runs after the dialog is closed. */
  onShow: (current: unknown) => void;
}

interface Props {
  failure: Failure;
  conflict: Conflict | undefined;
  close: () => void;
  /** Shows any other failure. */
  children: ReactNode;
}

/** Says what somebody else changed, if that is why an act was refused. */
export function ActConflict({ failure, conflict, close, children }: Props) {
  if (failure.code !== "edit_conflict" || !conflict) return children;
  const { current } = failure.details;
  const show = () => {
    close();
    conflict.onShow(current);
  };
  return <ConflictAlert name={conflict.name} changes={conflict.changes(current)} onShow={show} />;
}
