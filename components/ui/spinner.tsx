import { cx } from "./cx";

/** A small turning ring beside words that say what is going on; it says nothing by itself. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-block size-4 shrink-0 animate-turn rounded-full border-2 border-current border-r-transparent",
        className,
      )}
    />
  );
}
