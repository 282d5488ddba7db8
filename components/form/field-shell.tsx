import type { ReactNode } from "react";
import { cx } from "../ui/cx";

interface Props {
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  htmlFor: string;
  children: ReactNode;
  required?: boolean;
  className?: string;
}

/** Label above, error and help below. The control inside refers to them with `describedBy(htmlFor, …)`. */
export function FieldShell({ label, help, error, htmlFor, children, required, className }: Props) {
  return (
    <div className={cx("min-w-0", className)}>
      <label htmlFor={htmlFor} className="mb-1.5 block font-medium">
        {label}
        {required === false && <span className="ml-1.5 font-normal text-ink-3">optional</span>}
      </label>
      {children}
      <FieldNotes id={htmlFor} help={help} error={error} />
    </div>
  );
}

/** The error and the help text below a control. */
export function FieldNotes({ id, help, error }: { id: string; help?: ReactNode; error?: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-bad text-sm">
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="mt-1.5 text-ink-3 text-sm text-pretty">
          {help}
        </p>
      )}
    </>
  );
}

/** The `aria-describedby` of a control in a `FieldShell`. */
export function describedBy(id: string, notes: { help?: ReactNode; error?: string }): string | undefined {
  return cx(notes.error && `${id}-error`, notes.help ? `${id}-help` : null) || undefined;
}
