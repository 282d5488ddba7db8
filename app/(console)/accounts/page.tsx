import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountTable } from "@/components/accounts/account-table";
import { ListBody } from "@/components/data-table/list-body";
import { SearchField } from "@/components/data-table/search-field";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listAccounts } from "@/lib/domain/accounts/list-accounts";
import { paths } from "@/lib/paths";
import { ACCOUNTS_ADDRESS, readListAddress } from "../list-address";
import { ListPage } from "../list-page";
import { everywhere } from "../scope";
import { type SearchParams, singleValues } from "../search-params";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "accounts:create")) notFound();
  const { input, filtered } = await readListAddress(ACCOUNTS_ADDRESS, searchParams, everywhere);
  const { orgId } = singleValues(await searchParams);
  const { accounts, pagination } = await listAccounts(caller, input);
  return (
    <ListPage
      title="Accounts"
      description="Groups and independent practices. Each has its own members, organizations and lines."
      actions={
        <LinkButton href={paths.newAccount()} variant="primary">
          Create an account
        </LinkButton>
      }
    >
      <div className="mb-3">
        <SearchField label="Search by name or city" placeholder="Name or city" />
      </div>
      <ListBody
        rows={accounts}
        nextCursor={pagination.nextCursor}
        filtered={filtered}
        empty={{
          none: (
            <EmptyState title="No accounts yet">
              Create the first one. You get an invitation link to hand to its admin.
            </EmptyState>
          ),
          noMatch: (
            <EmptyState
              title="No accounts match this search"
              action={<LinkButton href={paths.accounts()}>Clear search</LinkButton>}
            >
              Try part of the name or the city.
            </EmptyState>
          ),
        }}
      >
        {(rows) => <AccountTable accounts={rows} sort={input.sort} scope={orgId ?? null} />}
      </ListBody>
    </ListPage>
  );
}
