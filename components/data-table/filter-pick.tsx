"use client";

import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { buttonStyle } from "../ui/button-style";
import { Icon } from "../ui/icon";
import type { PickKind } from "./filter-pick-dialog";
import { useListHref } from "./use-list-params";

const FilterPickDialog = dynamic(() => import("./filter-pick-dialog").then((it) => it.FilterPickDialog), {
  ssr: false,
});

interface Props {
  param: string;
  label: string;
  kind: PickKind;
  /** The name of what is chosen, where the list below knows it. */
  chosenName?: string | undefined;
}

/** A filter by one of very many: a button that opens a search. Nothing of it is loaded before. */
export function FilterPick({ param, label, kind, chosenName }: Props) {
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
        className={buttonStyle("secondary", "md", "max-w-60 gap-2 font-normal")}
      >
        <span className="truncate">
          {label}: {value}
        </span>
        <Icon name="chevron-down" className="size-4 shrink-0 text-ink-3" />
      </button>
      {open && (
        <FilterPickDialog
          kind={kind}
          label={label}
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
