import { cx } from "./cx";

/** A grey bar in the place of something that is on its way. Give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("block animate-shimmer rounded-md bg-sunken", className ?? "h-4 w-full")}
    />
  );
}
