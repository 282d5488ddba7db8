"use client";

import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { whereTexts } from "@/components/organizations/address-text";
import { accountHint } from "@/components/pickers/account-pick-dialog";
import { PICKER_PAGE, usePages } from "@/components/pickers/use-pages";
import { useSeesSeveralAccounts } from "@/components/ui/reader-accounts";
import { withQuery } from "@/lib/paths";
import { accountPagesQuery } from "@/lib/queries/accounts";
import { organizationPagesQuery } from "@/lib/queries/organizations";
import { Icon } from "../ui/icon";
import { pageForScope } from "./page-for-scope";
import { PaletteDialog } from "./palette-dialog";
import { type SearchGroup, SearchList } from "./search-list";
import { useSettled } from "./use-settled";

const ALL = "all";
/** Accounts above the organizations; more are found by typing. */
const ACCOUNTS_SHOWN = 5;

/** Chooses what the console shows: an organization, an account with its locations, or all. */
export function OrgSwitcherDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const pathname = usePathname();
  const seesSeveral = useSeesSeveralAccounts();
  const [query, setQuery] = useState("");
  const q = useSettled(query.trim());
  const search = { q, sort: "name" } as const;
  const accounts = usePages(accountPagesQuery({ ...search, limit: ACCOUNTS_SHOWN }), (page) => page.accounts);
  const organizations = usePages(
    organizationPagesQuery({ ...search, limit: PICKER_PAGE }),
    (page) => page.organizations,
  );
  // Somebody with one account sees it as "All organizations".
  const shownAccounts = accounts.rows.length > 1 || q ? accounts.rows.slice(0, ACCOUNTS_SHOWN) : [];
  const isShown = new Set(shownAccounts.map(({ id }) => id));
  const where = whereTexts(organizations.rows, seesSeveral);
  const groups: SearchGroup[] = [
    {
      title: "Everything",
      items: q ? [] : [{ id: ALL, label: "All organizations", icon: <Icon name="layers" /> }],
    },
    {
      title: "Accounts with their locations",
      searched: true,
      items: shownAccounts.map((account) => ({
        id: account.id,
        label: account.name,
        hint: accountHint(account),
        icon: <Icon name="briefcase-business" />,
      })),
    },
    {
      title: "Organizations",
      searched: true,
      items: organizations.rows
        .filter(({ id }) => !isShown.has(id))
        .map(({ id, name }) => ({
          id,
          label: name,
          hint: where.get(id),
          icon: <Icon name="building-complex" />,
        })),
    },
  ];
  const retries = [accounts.onRetry, organizations.onRetry].filter((retry) => retry !== undefined);

  return (
    <PaletteDialog label="Choose an organization or account" onClose={onClose}>
      <SearchList
        label="Search organizations and accounts"
        placeholder="Organization or account"
        query={query}
        onQuery={setQuery}
        groups={groups.filter((group) => group.items.length > 0)}
        onChoose={(id) => {
          onClose();
          router.push(withQuery(pageForScope(pathname), { orgId: id === ALL ? undefined : id }));
        }}
        stale={query.trim() !== q || accounts.stale || organizations.stale}
        pending={accounts.pending || organizations.pending}
        empty={`No organization matches “${q}”.`}
        onMore={organizations.onMore}
        onRetry={retries.length > 0 ? () => retries.forEach((retry) => void retry()) : undefined}
      />
    </PaletteDialog>
  );
}
