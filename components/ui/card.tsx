import type { ReactNode } from "react";
import { cx } from "./cx";

interface Props {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
  className?: string;
  /** No padding: for lists and tables that bring their own. */
  flush?: boolean;
}

/** A panel with a heading, actions and content. With a title, it is a named section. */
export function Card({ title, actions, children, id, className, flush }: Props) {
  return (
    <section id={id} className={cx("surface min-w-0", className)}>
      {(title || actions) && (
        <header
          className={cx(
            "flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-5 pt-3 pb-2",
            flush && "border-b",
          )}
        >
          {title && <h2 className="mr-auto font-semibold text-lg">{title}</h2>}
          {actions}
        </header>
      )}
      <div className={cx(!flush && (title || actions ? "px-5 pb-5" : "p-5"))}>{children}</div>
    </section>
  );
}
