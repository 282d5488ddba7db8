import { Check, CircleSlash2, LoaderCircle, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type Tone = "ok" | "warn" | "bad" | "busy" | "off";

const LOOK: Record<Tone, { classes: string; icon: typeof Check }> = {
  ok: { classes: "bg-ok-soft text-ok", icon: Check },
  warn: { classes: "bg-warn-soft text-warn", icon: TriangleAlert },
  bad: { classes: "bg-bad-soft text-bad", icon: X },
  busy: { classes: "bg-busy-soft text-busy", icon: LoaderCircle },
  off: { classes: "bg-sunken text-ink-2", icon: CircleSlash2 },
};

/** A state in words, with a colour and a shape of its own, so that colour alone never says it. */
export function StatePill({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { classes, icon: Icon } = LOOK[tone];
  return (
    <span className={cx("pill", classes)}>
      <Icon
        aria-hidden="true"
        strokeWidth={2.5}
        className={cx("size-3.5", tone === "busy" && "animate-turn")}
      />
      {children}
    </span>
  );
}
