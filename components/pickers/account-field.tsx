"use client";

import { later } from "@/components/feedback/later";
import { PickField } from "./pick-field";

const AccountPickDialog = later(() => import("./account-pick-dialog").then((it) => it.AccountPickDialog));

interface Props {
  name: string;
  help: string;
  /** The account that the form begins with. */
  given: { id: string; name: string } | null;
}

/** The account of something new, found by name or city. */
export function AccountField({ name, help, given }: Props) {
  return (
    <PickField
      name={name}
      label="Account"
      help={help}
      given={given && { id: given.id, text: given.name }}
      placeholder="Choose an account"
      search={({ onClose, onPick }) => (
        <AccountPickDialog
          label="Choose an account"
          onClose={onClose}
          onChoose={(account) => onPick({ id: account.id, text: account.name })}
        />
      )}
    />
  );
}
