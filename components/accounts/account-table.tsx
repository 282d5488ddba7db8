import { DataTable } from "@/components/data-table/data-table";
import { TimeText } from "@/components/ui/time-text";
import { paths, withScope } from "@/lib/paths";
import type { Account } from "@/lib/schemas/account";

interface Props {
  accounts: readonly Account[];
  sort: string;
  /** The chosen scope, which stays chosen on the way to an account. */
  scope: string | null;
}

/** Accounts of the installation. */
export function AccountTable({ accounts, sort, scope }: Props) {
  return (
    <DataTable
      caption="Accounts"
      rows={accounts}
      rowKey={(account) => account.id}
      rowHref={(account) => withScope(paths.account(account.id), scope)}
      sort={sort}
      columns={[
        {
          id: "name",
          header: "Name",
          sortKey: "name",
          cell: (account) => <span className="font-medium">{account.name}</span>,
        },
        {
          id: "locations",
          header: "Locations",
          cell: (account) => <span className="tabular-nums">{account.locationCount}</span>,
        },
        {
          id: "createdAt",
          header: "Created",
          sortKey: "createdAt",
          hideBelow: "sm",
          cell: (account) => <TimeText at={account.createdAt} />,
        },
      ]}
    />
  );
}
