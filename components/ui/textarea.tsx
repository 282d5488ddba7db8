import type { ComponentProps } from "react";
import { cx } from "./cx";

type Props = ComponentProps<"textarea"> & { invalid?: boolean };

/** Several lines of text; grows with what is typed where the browser can do that. */
export function Textarea({ invalid, className, rows = 3, ...rest }: Props) {
  return (
    <textarea
      {...rest}
      rows={rows}
      aria-invalid={invalid || undefined}
      className={cx("control field-sizing-content max-h-96 min-h-20 resize-y", className)}
    />
  );
}
