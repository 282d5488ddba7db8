import { cx } from "../ui/cx";

/** What to quote to support; nothing where a request never had an id. */
export function RequestLine({
  id,
  className = "mt-1",
}: {
  id: string | null | undefined;
  className?: string;
}) {
  if (!id) return null;
  return (
    <p className={cx(className, "text-ink-3 text-xs")}>
      Request <span className="select-all font-mono">{id}</span>
    </p>
  );
}
