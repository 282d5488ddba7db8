"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useId } from "react";
import { useListHref } from "../data-table/use-list-params";
import { Input } from "../ui/input";

/** The first or the last day that a list shows. */
export function DayFilter({ param, label }: { param: string; label: string }) {
  const id = useId();
  const router = useRouter();
  const hrefWith = useListHref();
  const day = useSearchParams().get(param) ?? "";
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <Input
        id={id}
        key={day}
        type="date"
        defaultValue={day}
        className="w-38"
        onChange={(event) => {
          const { value, validity } = event.target;
          if (!validity.badInput && (value === "" || value >= "2000"))
            router.replace(hrefWith({ [param]: value }), { scroll: false });
        }}
      />
    </span>
  );
}
