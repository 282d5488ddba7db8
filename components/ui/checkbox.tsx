import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

type Props = Omit<ComponentProps<"input">, "type"> & {
  onCheckedChange?: (checked: boolean) => void;
  label: ReactNode;
  /** A sentence below the label. */
  help?: ReactNode;
};

/** A checkbox with its label. The whole row is clickable. */
export function Checkbox({ onCheckedChange, onChange, label, help, className, ...rest }: Props) {
  return (
    <label className={cx("flex min-h-6 items-start gap-2.5", className)}>
      <input
        {...rest}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        onChange={
          onChange || onCheckedChange
            ? (event) => {
                onChange?.(event);
                onCheckedChange?.(event.target.checked);
              }
            : undefined
        }
      />
      <span>
        {label}
        {help && <span className="block text-ink-3 text-sm">{help}</span>}
      </span>
    </label>
  );
}
