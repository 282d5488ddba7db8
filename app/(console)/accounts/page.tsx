import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountTable } from "@/components/accounts/account-table";
import { Pager } from "@/components/data-table/pager";
import { SearchField } from "@/components/data-table/search-field";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listAccounts } from "@/lib/domain/accounts/list-accounts";
import { paths } from "@/lib/paths";
import { type SearchParams, singleValues } from "../search-params";
import { accountFiltersOf } from "./filters";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "accounts:create")) notFound();
  const { input, search } = accountFiltersOf(singleValues(await searchParams));
  const { accounts, pagination } = await listAccounts(caller, input);
  return (
    <>
      <PageHeader
        title="Accounts"
        description="Groups, and practices that stand alone. Each has its own members, organizations and lines."
        actions={
          <LinkButton href={paths.newAccount()} variant="primary">
            Open an account
          </LinkButton>
        }
      />
      <div className="mb-3">
        <SearchField placeholder="Search by name or city" />
      </div>
      {accounts.length > 0 ? (
        <>
          <AccountTable accounts={accounts} sort={input.sort} search={search} />
          <Pager nextCursor={pagination.nextCursor} />
        </>
      ) : search.q ? (
        <EmptyState
          title="No account matches"
          action={<LinkButton href={paths.accounts()}>Clear the search</LinkButton>}
        >
          Look for a part of the name or the city.
        </EmptyState>
      ) : (
        <EmptyState title="There is no account yet">
          Open the first one; its admin gets an invitation that you hand over.
        </EmptyState>
      )}
    </>
  );
}
