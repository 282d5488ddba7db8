"use client";

import { type ReactNode, useState } from "react";
import { useController } from "react-hook-form";
import { describedBy, FieldShell } from "../form/field-shell";
import { useField } from "../form/use-field";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";

/** Something that was picked, in words. */
export interface Picked {
  id: string;
  text: string;
}

interface Props {
  name: string;
  label: string;
  help?: ReactNode;
  /** What the form has without a choice of the reader. */
  given: Picked | null;
  /** Shown while nothing is picked. */
  placeholder: string;
  /** Called when the reader picks something. */
  onChosen?: (() => void) | undefined;
  /** Renders the search. It is first called when the field is pressed, so the search can be loaded then. */
  search: (asked: { onClose: () => void; onPick: (picked: Picked) => void }) => ReactNode;
}

/** A choice among more than a select can hold: a button that opens a search on the server. */
export function PickField({ name, label, help, given, placeholder, onChosen, search }: Props) {
  const { id, error } = useField(name);
  const { field } = useController({ name });
  const [picked, setPicked] = useState(given);
  const [open, setOpen] = useState(false);
  // What was given may change after something else did, such as the organization.
  const text = [picked, given].find((each) => each && each.id === field.value)?.text ?? placeholder;
  return (
    <FieldShell htmlFor={id} label={label} help={help} error={error} required>
      <input type="hidden" name={name} value={field.value ?? ""} />
      <button
        ref={field.ref}
        id={id}
        type="button"
        aria-haspopup="dialog"
        aria-label={`${label}: ${text}`}
        aria-describedby={describedBy(id, { help, error })}
        onClick={() => setOpen(true)}
        onBlur={field.onBlur}
        // Its text does not count for its width: a long one would widen the form on a phone.
        className={cx("control flex w-0 min-w-full items-center gap-2 text-left", error && "!border-bad")}
      >
        <span className={cx("min-w-0 flex-1 truncate", text === placeholder && "text-ink-3")}>{text}</span>
        <Icon name="chevrons-up-down" className="size-4 shrink-0 text-ink-3" />
      </button>
      {open &&
        search({
          onClose: () => setOpen(false),
          onPick: (next) => {
            setOpen(false);
            setPicked(next);
            field.onChange(next.id);
            onChosen?.();
          },
        })}
    </FieldShell>
  );
}
