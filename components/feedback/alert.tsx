import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";

const LOOK = {
  ok: { classes: "bg-ok-soft border-ok/25", mark: "text-ok", icon: "circle-check" },
  warn: { classes: "bg-warn-soft border-warn/25", mark: "text-warn", icon: "triangle-alert" },
  bad: { classes: "bg-bad-soft border-bad/25", mark: "text-bad", icon: "circle-alert" },
  info: { classes: "bg-busy-soft border-busy/25", mark: "text-busy", icon: "info" },
} as const;

interface Props {
  tone: keyof typeof LOOK;
  title?: ReactNode;
  children?: ReactNode;
  /** Announces the alert when it appears after an action; leave it out for alerts that are there from the start. */
  live?: boolean;
  className?: string;
}

/** A message about this part of the page. */
export function Alert({ tone, title, children, live, className }: Props) {
  const { classes, mark, icon } = LOOK[tone];
  return (
    <div
      role={live ? "alert" : undefined}
      className={cx("flex gap-3 rounded-md border p-4", classes, className)}
    >
      <Icon name={icon} className={cx("mt-0.5 size-4 shrink-0", mark)} />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink-2">{children}</div>}
      </div>
    </div>
  );
}
