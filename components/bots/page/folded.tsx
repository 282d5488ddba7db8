import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** More items than these are folded away. */
const SHOWN = 5;

interface Props<T> {
  items: readonly T[];
  /** What the items are: "questions". */
  what: string;
  /** Renders some of the items, the first of them at a place of the whole list. */
  children: (items: readonly T[], from: number) => ReactNode;
}

/** A list of which the first items are shown; the others unfold, without scripts too. */
export function Folded<T>({ items, what, children }: Props<T>) {
  if (items.length <= SHOWN) return children(items, 0);
  return (
    <>
      {children(items.slice(0, SHOWN), 0)}
      <details className="group">
        <summary className="inline-flex min-h-8 list-none items-center gap-1 rounded-md text-link">
          <Icon name="chevron-right" className="size-4 group-open:rotate-90" />
          <span className="group-open:hidden">
            Show all {items.length} {what}
          </span>
          <span className="hidden group-open:inline">Show fewer {what}</span>
        </summary>
        <div className="mt-3">{children(items.slice(SHOWN), SHOWN)}</div>
      </details>
    </>
  );
}
