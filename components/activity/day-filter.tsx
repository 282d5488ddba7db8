"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useId } from "react";
import { useListHref } from "../data-table/use-list-href";
import { Input } from "../ui/input";

interface Props {
  param: "from" | "to";
  label: string;
  /** The timezone of the days; the address names it, so that a shared link means the same moments. */
  timeZone: string;
}

/** Filters a list by its first or last day. */
export function DayFilter({ param, label, timeZone }: Props) {
  const id = useId();
  const router = useRouter();
  const hrefWith = useListHref();
  const search = useSearchParams();
  const day = search.get(param) ?? "";
  const other = search.get(param === "from" ? "to" : "from");
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="w-12 text-ink-2">
        {label}
      </label>
      <Input
        id={id}
        name={param}
        key={day}
        type="date"
        defaultValue={day}
        className="w-38 in-data-panel:w-full"
        onChange={(event) => {
          const { value, validity } = event.target;
          if (!validity.badInput && (value === "" || value >= "2000"))
            router.replace(hrefWith({ [param]: value, zone: value || other ? timeZone : "" }), {
              scroll: false,
            });
        }}
      />
    </span>
  );
}
