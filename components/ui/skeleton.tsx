import { cx } from "./cx";

/** A gray placeholder for content that is loading. Give it the size of the real content. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("block animate-shimmer rounded-md bg-sunken", className ?? "h-4 w-full")}
    />
  );
}
