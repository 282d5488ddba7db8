"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { areaCodesQuery, suggestedCodes } from "@/lib/queries/area-codes";
import type { AreaCode } from "@/lib/schemas/area-code";

interface Props {
  orgId: string;
  value: string | null;
  onChange: (code: string) => void;
  /** Called with whether the reader searches for a code. */
  onSearch: (isSearching: boolean) => void;
  error?: string;
}

const STOCK = { many: "Many available", few: "A few left", none: "None right now" } as const;

/**
 * Picks an area code: codes near the organization's address first, or those that match a typed city, state or code. The
 * input moves through the listbox with the arrow keys.
 */
export function AreaCodePicker({ orgId, value, onChange, onSearch, error }: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const q = useDeferredValue(typed.trim());
  const {
    data,
    error: failure,
    isPending,
  } = useQuery(areaCodesQuery({ ...suggestedCodes(orgId), q: q || undefined }));
  const codes = data?.areaCodes ?? [];
  const help = "Type a city, state or area code. Patients answer local numbers more often.";
  const note = error ?? (q ? (data?.explanation ?? undefined) : undefined);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && codes.length > 0) {
      event.preventDefault();
      setActive((at) => (at + step + codes.length) % codes.length);
    }
    const chosen = codes[active];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      onChange(chosen.code);
    }
  }

  return (
    <FieldShell htmlFor={id} label="Area code or city" help={help} error={note}>
      <Input
        id={id}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && codes[active] ? `${id}-${codes[active].code}` : undefined}
        aria-describedby={describedBy(id, { help, error: note })}
        invalid={note !== undefined}
        autoComplete="off"
        value={typed}
        placeholder={value ? `${value} selected` : "Chicago, Illinois or 312"}
        onChange={(event) => {
          setTyped(event.target.value);
          onSearch(event.target.value.trim() !== "");
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label="Area codes"
        className="mt-2 grid min-h-24 content-start gap-0.5"
      >
        {codes.map((code, index) => (
          <Option
            key={code.code}
            id={`${id}-${code.code}`}
            code={code}
            chosen={code.code === value}
            active={index === active}
            onChoose={() => onChange(code.code)}
          />
        ))}
      </div>
      {isPending && <p className="text-ink-3 text-sm">Searching area codes…</p>}
      {failure && <p className="text-bad text-sm">Area codes didn’t load. Try again.</p>}
      {!isPending && !failure && codes.length === 0 && !note && (
        <p className="text-ink-3 text-sm">No area codes found. Try the nearest larger city.</p>
      )}
    </FieldShell>
  );
}

function Option(props: {
  id: string;
  code: AreaCode;
  chosen: boolean;
  active: boolean;
  onChoose: () => void;
}) {
  const { code, chosen, active } = props;
  const empty = code.stock?.level === "none";
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, which points to the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    <div
      id={props.id}
      role="option"
      aria-selected={chosen}
      onClick={props.onChoose}
      className={cx(
        "grid cursor-pointer grid-cols-[3.5rem_1fr_auto] items-center gap-3 rounded-md px-3 py-2",
        chosen ? "bg-accent-soft" : active ? "bg-sunken" : "hover:bg-sunken",
        active && "outline-2 outline-accent",
      )}
    >
      <span className="number-text text-base">{code.code}</span>
      <span className="min-w-0">
        <span className="block text-pretty">{code.cities.slice(0, 3).join(", ") || code.regionName}</span>
        <span className="block text-ink-3 text-xs">{code.reason ?? code.regionName}</span>
      </span>
      {code.stock && (
        <span
          className={cx("text-xs", empty ? "text-warn" : "text-ink-3")}
          title={`Checked at ${new Date(code.stock.checkedAt).toLocaleTimeString("en-US")}`}
        >
          {STOCK[code.stock.level]}
        </span>
      )}
    </div>
  );
}
