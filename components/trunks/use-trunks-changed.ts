"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

/** After a trunk was changed: has everything read again that tells of it. */
export function useTrunksChanged(): () => void {
  const queries = useQueryClient();
  const router = useRouter();
  return () => {
    router.refresh();
    void queries.invalidateQueries({ queryKey: ["trunks"] });
  };
}
