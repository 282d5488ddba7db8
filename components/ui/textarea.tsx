import type { ComponentProps } from "react";
import { cx } from "./cx";

type Props = ComponentProps<"textarea"> & { invalid?: boolean };

/** A multi-line text input that grows with its text in browsers that support it. */
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
