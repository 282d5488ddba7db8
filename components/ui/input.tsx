import type { ComponentProps } from "react";
import { cx } from "./cx";

type Props = ComponentProps<"input"> & { invalid?: boolean };

/** A text input. The field around it has the label and the error. */
export function Input({ invalid, className, ...rest }: Props) {
  return <input {...rest} aria-invalid={invalid || undefined} className={cx("control", className)} />;
}
