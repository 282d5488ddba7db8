"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { later } from "@/components/feedback/later";
import type { PickKind } from "@/components/pickers/filter-pick-dialog";
import type { ScopeFilters } from "@/lib/schemas/common";
import { buttonStyle } from "../ui/button-style";
import { Icon } from "../ui/icon";
import { useListHref } from "./use-list-href";

const FilterPickDialog = later(() =>
  import("@/components/pickers/filter-pick-dialog").then((it) => it.FilterPickDialog),
);

interface Props {
  param: string;
  label: string;
  kind: PickKind;
  scope: ScopeFilters;
  /** Name of the chosen one, if the list below knows it. */
  chosenName?: string | undefined;
}

/** A filter by one of many values: a button that opens a search, which is loaded when first opened. */
export function FilterPick({ param, label, kind, scope, chosenName }: Props) {
  const router = useRouter();
  const hrefWith = useListHref();
  const chosen = useSearchParams().get(param);
  const [open, setOpen] = useState(false);
  const value = chosen ? (chosenName ?? "one chosen") : "any";
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={buttonStyle(
          "secondary",
          "md",
          "max-w-60 gap-2 font-normal in-data-panel:max-w-none in-data-panel:justify-between",
        )}
      >
        <span className="truncate">
          {label}: {value}
        </span>
        <Icon name="chevron-down" className="size-4 shrink-0 text-ink-3" />
      </button>
      {chosen && <input type="hidden" name={param} value={chosen} />}
      {open && (
        <FilterPickDialog
          kind={kind}
          label={label}
          scope={scope}
          onClose={() => setOpen(false)}
          onChoose={(id) => {
            setOpen(false);
            router.replace(hrefWith({ [param]: id ?? "" }), { scroll: false });
          }}
        />
      )}
    </>
  );
}
