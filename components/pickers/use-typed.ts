"use client";

import { useState } from "react";
import { useSettled } from "../layout/use-settled";

/** What is typed into a search, and `q` once it has settled. */
export function useTyped() {
  const [query, setQuery] = useState("");
  const q = useSettled(query.trim());
  return { query, setQuery, q, isSettling: query.trim() !== q };
}

export type Typed = ReturnType<typeof useTyped>;
