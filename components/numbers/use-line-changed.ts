"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { numberQuery } from "@/lib/queries/numbers";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** After a line has changed: shows it at once, and reloads everything that mentions it. */
export function useLineChanged(): (line?: PhoneNumber) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return useCallback(
    async (line) => {
      if (line && line.status !== "released") queries.setQueryData(numberQuery(line.id).queryKey, line);
      router.refresh();
      await Promise.all([
        // Reading a released line answers "not found", so its page shows the history instead.
        line?.status === "released"
          ? queries.invalidateQueries({ queryKey: ["numbers", "list"] })
          : queries.invalidateQueries({ queryKey: ["numbers"] }),
        queries.invalidateQueries({ queryKey: ["bots"] }),
      ]);
    },
    [queries, router],
  );
}
