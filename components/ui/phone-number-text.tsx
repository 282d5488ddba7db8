import { formatPhone } from "@/lib/phone";
import { CopyButton } from "./copy-button";
import { cx } from "./cx";

interface Props {
  /** E.164. */
  number: string;
  size?: "md" | "lg";
  /** Adds a button that copies the number as E.164. */
  copy?: boolean;
}

/** A formatted phone number; E.164 on hover and when copied. */
export function PhoneNumberText({ number, size = "md", copy }: Props) {
  const text = (
    <span className={cx("number-text", size === "lg" && "text-2xl tracking-tight")} title={number}>
      {formatPhone(number)}
    </span>
  );
  if (!copy) return text;
  return (
    <span className="inline-flex items-center gap-1">
      {text}
      <CopyButton value={number} label={`Copy ${formatPhone(number)}`} />
    </span>
  );
}
