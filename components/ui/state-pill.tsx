import type { ReactNode } from "react";

export type Tone = "ok" | "warn" | "bad" | "busy" | "off";

const LOOK: Record<Tone, string> = {
  ok: "pill pill-ok",
  warn: "pill pill-warn",
  bad: "pill pill-bad",
  busy: "pill pill-busy",
  off: "pill pill-off",
};

/** A state in words, with a colour and a shape of its own, so that colour alone never says it. */
export function StatePill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={LOOK[tone]}>{children}</span>;
}
