import { CopyButton } from "../ui/copy-button";
import { cx } from "../ui/cx";

/** The request id to give to support; nothing if the request has none. */
export function RequestLine({
  id,
  className = "mt-1",
}: {
  id: string | null | undefined;
  className?: string;
}) {
  if (!id) return null;
  return (
    <p className={cx(className, "flex flex-wrap items-center gap-x-1 text-ink-3 text-xs")}>
      Request <span className="select-all break-all font-mono">{id}</span>
      <CopyButton value={id} label="Copy the request id" />
    </p>
  );
}
