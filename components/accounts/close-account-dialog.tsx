"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { changesInWords } from "@/components/form/conflict-words";
import { obstaclesTo } from "@/components/organizations/archive-obstacles";
import { CONFLICT_FIELDS } from "@/components/organizations/conflict-fields";
import { organizationValues } from "@/components/organizations/organization-values";
import { closeAccountAction } from "@/lib/actions/organization-actions";
import { paths } from "@/lib/paths";
import type { Account } from "@/lib/schemas/account";
import { organizationSchema } from "@/lib/schemas/organization";

interface Props {
  account: Account;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Closes an account after asking. One that still holds something stays, and the dialog says what. */
export function CloseAccountDialog({ account, ...asked }: Props) {
  const { id, name, version } = account;
  const router = useRouter();
  const queries = useQueryClient();
  return (
    <ConfirmAct
      {...asked}
      title={`Close the account ${name}?`}
      confirmLabel={`Close ${name}`}
      action={(intent) => closeAccountAction({ id, version }, intent)}
      done={`${name} was closed`}
      onDone={() => {
        // Without the scope, which may be the closed account.
        router.push(paths.accounts());
        queries.removeQueries();
      }}
      unchanged="Nothing was closed."
      obstacles={obstaclesTo("close the account")}
      conflict={{
        name,
        changes: (current) =>
          changesInWords(
            CONFLICT_FIELDS,
            organizationValues(account),
            organizationValues(organizationSchema.parse(current)),
          ),
        onShow: () => router.refresh(),
      }}
    >
      <p>
        It disappears from the console and cannot be brought back there. Its members lose access, its bots,
        variables and trunks are archived with it, and its API keys stop working. Its history is kept.
      </p>
      <p>An account that still has lines or locations cannot be closed.</p>
    </ConfirmAct>
  );
}
