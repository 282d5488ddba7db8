"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

/** Refreshes everything that shows trunks. Call it after changing one. */
export function useTrunksChanged(): () => void {
  const queries = useQueryClient();
  const router = useRouter();
  return () => {
    router.refresh();
    void queries.invalidateQueries({ queryKey: ["trunks"] });
  };
}
