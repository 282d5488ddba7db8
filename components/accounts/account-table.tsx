import { DataTable } from "@/components/data-table/data-table";
import { listHref } from "@/components/data-table/list-href";
import { TimeText } from "@/components/ui/time-text";
import { paths } from "@/lib/paths";
import type { Account } from "@/lib/schemas/account";

interface Props {
  accounts: Account[];
  sort: string;
  /** The page's parameters, which links to another order keep. */
  search: Record<string, string>;
}

/** Accounts of the installation. */
export function AccountTable({ accounts, sort, search }: Props) {
  return (
    <DataTable
      caption="Accounts"
      rows={accounts}
      rowKey={(account) => account.id}
      rowHref={(account) => paths.account(account.id)}
      sort={sort}
      onSortHref={(next) => listHref(paths.accounts(), new URLSearchParams(search), { sort: next })}
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
          cell: (account) => <TimeText at={account.createdAt} timeZone={account.timezone} />,
        },
      ]}
    />
  );
}
