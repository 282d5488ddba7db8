"use client";

import { whereTexts } from "@/components/organizations/address-text";
import { useSeesSeveralAccounts } from "@/components/ui/reader-accounts";
import { organizationPagesQuery } from "@/lib/queries/organizations";
import type { ListedOrganization } from "@/lib/schemas/organization";
import { PickDialog } from "./pick-dialog";
import { PICKER_PAGE, usePages } from "./use-pages";
import { useTyped } from "./use-typed";

interface Props {
  label: string;
  /** Only organizations of this account; null for all in reach. */
  within: string | null;
  onClose: () => void;
  onChoose: (organization: ListedOrganization) => void;
}

/** Finds an organization by name or city, on the server. */
export function OrganizationPickDialog({ label, within, onClose, onChoose }: Props) {
  const seesSeveral = useSeesSeveralAccounts();
  const typed = useTyped();
  const filters = { q: typed.q, accountId: within ?? undefined, sort: "name", limit: PICKER_PAGE } as const;
  const found = usePages(organizationPagesQuery(filters), (page) => page.organizations);
  const where = whereTexts(found.rows, seesSeveral);
  const shown = { label, typed, found, onClose, onChoose };
  return (
    <PickDialog {...shown} noun={["organization", "organizations"]} hintOf={({ id }) => where.get(id)} />
  );
}
