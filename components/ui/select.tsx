import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

export interface SelectItem {
  value: string;
  label: string;
  disabled?: boolean;
}

type Props = Omit<ComponentProps<"select">, "value" | "children"> & {
  value?: string | null;
  onValueChange?: (value: string) => void;
  items: readonly SelectItem[];
  /** Shown while nothing is selected; cannot be selected again. */
  placeholder?: string;
  invalid?: boolean;
};

/** The native select, styled. It works with a keyboard, on phones and before scripts load. */
export function Select({
  value,
  onValueChange,
  items,
  placeholder,
  invalid,
  className,
  onChange,
  ...rest
}: Props) {
  return (
    <span className={cx("relative block", className)}>
      <select
        {...rest}
        {...(value !== undefined && { value: value ?? "" })}
        aria-invalid={invalid || undefined}
        className="control appearance-none truncate pr-9"
        onChange={(event) => {
          onChange?.(event);
          onValueChange?.(event.target.value);
        }}
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {items.map((item) => (
          <option key={item.value} value={item.value} disabled={item.disabled}>
            {item.label}
          </option>
        ))}
      </select>
      <Icon
        name="chevron-down"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
