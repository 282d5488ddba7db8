"use client";

import { AskButton } from "@/components/feedback/ask-button";
import { later } from "@/components/feedback/later";
import type { Account } from "@/lib/schemas/account";

const CloseAccountDialog = later(() => import("./close-account-dialog").then((it) => it.CloseAccountDialog));

/** Closes an account after asking; the dialog is loaded when it is first opened. */
export function CloseAccountButton({ account }: { account: Account }) {
  return (
    <AskButton dialog={(asked) => <CloseAccountDialog account={account} {...asked} />}>
      Close account…
    </AskButton>
  );
}
