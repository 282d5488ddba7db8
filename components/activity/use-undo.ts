"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { undoChangeAction } from "@/lib/actions/number-actions";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { attempt, Intent } from "../feedback/attempt";
import { useToast } from "../feedback/use-toast";
import { useLineChanged } from "../numbers/use-line-changed";
import { placeName } from "../organizations/address-text";
import { useSeesSeveralAccounts } from "../ui/reader-accounts";

/**
 * Undoes a change of a line, then shows the line as it is and says so.
 * @returns a function that takes the id of the change's entry in the history, and the account to which the line belongs
 *   after it
 */
export function useUndo(): (entryId: string, accountName?: string | null) => Promise<void> {
  const seesSeveral = useSeesSeveralAccounts();
  const queries = useQueryClient();
  const lineChanged = useLineChanged();
  const toast = useToast();
  return useCallback(
    async (entryId, accountName) => {
      const result = await attempt((intent) => undoChangeAction({ id: entryId }, intent), {
        intent: new Intent(),
        onChecking: ({ message }) => toast.failure(message),
        ifSavedBefore: "send",
      });
      if (!result.ok) toast.failure(result.message);
      else
        toast.success(
          [
            undoneText(result.data.phoneNumber, seesSeveral ? accountName : null),
            ...(result.warnings ?? []).map(({ message }) => message),
          ].join(" "),
        );
      // Also after a refusal: the page showed something that is no longer so.
      await Promise.all([
        lineChanged(result.ok ? result.data.phoneNumber : undefined),
        queries.invalidateQueries({ queryKey: ["audit-entries"] }),
      ]);
    },
    [queries, lineChanged, toast, seesSeveral],
  );
}

/** "Undone. (312) 555-1234 belongs to Cedar Mesa and is attached to Front Desk." */
function undoneText(
  { number, organization, bot }: PhoneNumber,
  accountName: string | null | undefined,
): string {
  return `Undone. ${formatPhone(number)} belongs to ${placeName(organization.name, accountName)} and ${
    bot ? `is attached to ${bot.name}` : "has no bot"
  }.`;
}
