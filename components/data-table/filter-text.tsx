"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { Input } from "../ui/input";
import { useListHref } from "./use-list-href";

interface Props {
  param: string;
  label: string;
}

/** A filter that is typed or pasted whole, such as an id. It acts on Enter and when the reader leaves it. */
export function FilterText({ param, label }: Props) {
  const router = useRouter();
  const hrefWith = useListHref();
  const inAddress = useSearchParams().get(param) ?? "";
  function filter(value: string) {
    if (value.trim() !== inAddress) router.replace(hrefWith({ [param]: value.trim() }), { scroll: false });
  }
  return (
    <Input
      key={inAddress}
      aria-label={label}
      placeholder={label}
      name={param}
      defaultValue={inAddress}
      autoComplete="off"
      spellCheck={false}
      onBlur={(event) => filter(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") filter(event.currentTarget.value);
      }}
    />
  );
}
