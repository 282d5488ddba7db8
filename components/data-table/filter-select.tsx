"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Select } from "../ui/select";
import { useListHref } from "./use-list-href";

interface Props {
  param: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A filter with many values, or one that is rarely used. "Any" removes it. */
export function FilterSelect({ param, label, options }: Props) {
  const router = useRouter();
  const hrefWith = useListHref();
  const inAddress = useSearchParams().get(param) ?? "";
  const [, startTransition] = useTransition();
  const [chosen, setChosen] = useOptimistic(inAddress);
  return (
    <Select
      aria-label={label}
      name={param}
      className="max-w-60 in-data-panel:max-w-none"
      value={chosen}
      items={[{ value: "", label: `${label}: any` }, ...options]}
      onValueChange={(value) =>
        startTransition(() => {
          setChosen(value);
          router.replace(hrefWith({ [param]: value }), { scroll: false });
        })
      }
    />
  );
}
