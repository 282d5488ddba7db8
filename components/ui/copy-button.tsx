"use client";

import { useEffect, useState } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

/** Copies `value`. `label` says what is copied ("Copy number"). The result is shown and announced. */
export function CopyButton({
  value,
  label,
  className,
}: {
  value: string;
  label: string;
  className?: string;
}) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        "inline-grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink",
        className,
      )}
      onClick={(event) => {
        event.preventDefault();
        copy(value).then(
          () => setState("copied"),
          () => setState("failed"),
        );
      }}
    >
      {state === "copied" ? (
        <Icon name="check" className="size-3.5 text-ok" />
      ) : (
        <Icon name="copy" className="size-3.5" />
      )}
      <span aria-live="polite" className="sr-only">
        {state === "copied" && "Copied"}
        {state === "failed" && "Couldn’t copy"}
      </span>
    </button>
  );
}

/** The clipboard API exists only on secure origins; the older method also works over plain HTTP. */
async function copy(value: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(value);
  const field = document.createElement("textarea");
  field.value = value;
  field.className = "sr-only";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("copy refused");
}
