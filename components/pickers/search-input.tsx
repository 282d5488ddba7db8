"use client";

import { useId } from "react";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { Input } from "../ui/input";

interface Props {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (typed: string) => void;
}

/** The field above choices that are searched on the server. Enter does not send the form around it. */
export function SearchInput({ label, placeholder, value, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <Input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={SEARCH_LENGTH}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
      />
    </div>
  );
}
