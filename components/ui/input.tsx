import type { ComponentProps } from "react";
import { cx } from "./cx";

type Props = ComponentProps<"input"> & { invalid?: boolean };

/** A text input. Its label and its error belong to the field around it. */
export function Input({ invalid, className, ...rest }: Props) {
  return <input {...rest} aria-invalid={invalid || undefined} className={cx("control", className)} />;
}
