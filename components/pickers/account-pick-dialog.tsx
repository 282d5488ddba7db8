"use client";

import { placeText } from "@/components/organizations/address-text";
import { accountPagesQuery } from "@/lib/queries/accounts";
import type { Account } from "@/lib/schemas/account";
import { PickDialog } from "./pick-dialog";
import { PICKER_PAGE, usePages } from "./use-pages";
import { useTyped } from "./use-typed";

interface Props {
  label: string;
  onClose: () => void;
  onChoose: (account: Account) => void;
}

/** Finds an account by name or city, on the server. */
export function AccountPickDialog({ label, onClose, onChoose }: Props) {
  const typed = useTyped();
  const filters = { q: typed.q, sort: "name", limit: PICKER_PAGE } as const;
  const found = usePages(accountPagesQuery(filters), (page) => page.accounts);
  const shown = { label, typed, found, onClose, onChoose };
  return <PickDialog {...shown} noun={["account", "accounts"]} hintOf={accountHint} />;
}

/** What tells an account from others of its name: its city, and its size. */
export function accountHint({ address, locationCount }: Account): string {
  const size =
    locationCount === 0 ? null : `${locationCount} ${locationCount === 1 ? "location" : "locations"}`;
  return [placeText(address), size].filter(Boolean).join(" · ") || "No locations";
}
