import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "danger" | "ghost";
export type ButtonSize = "sm" | "md";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink border-transparent hover:bg-accent-strong",
  secondary: "bg-panel text-ink border-control/60 hover:bg-sunken hover:border-control",
  danger: "bg-bad-fill text-bad-fill-ink border-transparent hover:brightness-95",
  ghost: "bg-transparent text-ink-2 border-transparent hover:bg-sunken hover:text-ink",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-8 px-2.5 text-sm gap-1.5",
  md: "min-h-9 px-3.5 text-base gap-2",
};

/** The classes of a button, or of a link that looks like one. */
export function buttonStyle(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  more = "",
): string {
  return cx(
    "inline-flex items-center justify-center rounded-md border font-medium transition-colors duration-100 select-none",
    "disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    more,
  );
}
