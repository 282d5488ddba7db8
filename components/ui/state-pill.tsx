import type { ReactNode } from "react";
import { cx } from "./cx";

export type Tone = "ok" | "warn" | "silent" | "bad" | "busy" | "off";

const LOOK: Record<Tone, string> = {
  ok: "pill pill-ok",
  warn: "pill pill-warn",
  silent: "pill pill-silent",
  bad: "pill pill-bad",
  busy: "pill pill-busy",
  off: "pill pill-off",
};

/** A state in words, with its own color and shape, so that color is never the only cue. */
export function StatePill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={LOOK[tone]}>{children}</span>;
}

/** The color and shape of a state without its words, which stand beside it. */
export function StateMark({ tone }: { tone: Tone }) {
  return <span aria-hidden="true" className={cx(LOOK[tone], "!p-1")} />;
}
