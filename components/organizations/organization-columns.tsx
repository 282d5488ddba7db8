import { StatePill } from "@/components/ui/state-pill";
import { formatTime } from "@/lib/format/time";
import type { ListedOrganization } from "@/lib/schemas/organization";
import { missingText, placeText } from "./address-text";
import { OpenNow } from "./open-now";
import { ZoneText } from "./zone-text";

interface Options {
  renderedAt: string;
  showsAccounts: boolean;
  /** The reader's. */
  timeZone: string;
}

/** Columns of the list of organizations. */
export function organizationColumns({ renderedAt, showsAccounts, timeZone }: Options) {
  return [
    {
      id: "name",
      header: "Name",
      sortKey: "name",
      cell: (row: ListedOrganization) => (
        <>
          <span className="font-medium">{row.name}</span>
          <span className="block text-ink-3 text-sm">
            {placeText(row.address) ?? "No address yet"}
            {row.parentAccountOrgId === null && " · Account organization"}
          </span>
        </>
      ),
    },
    ...(showsAccounts
      ? [
          {
            id: "account",
            header: "Account",
            hideBelow: "md" as const,
            cell: (row: ListedOrganization) => row.accountName,
          },
        ]
      : []),
    {
      id: "timezone",
      header: "Timezone",
      hideBelow: "lg" as const,
      cell: (row: ListedOrganization) => <ZoneText timeZone={row.timezone} renderedAt={renderedAt} />,
    },
    {
      id: "hours",
      header: "Office hours",
      hideBelow: "lg" as const,
      cell: (row: ListedOrganization) => (
        <OpenNow days={row.officeHours} timeZone={row.timezone} renderedAt={renderedAt} />
      ),
    },
    {
      id: "complete",
      header: "Ready for lines",
      cell: (row: ListedOrganization) =>
        row.parentAccountOrgId === null && row.address.addressLine1 === null && row.address.zip === null ? (
          <NoPractice />
        ) : (
          <Completeness missing={row.missingFields} />
        ),
    },
    {
      id: "added",
      header: "Added",
      sortKey: "createdAt",
      hideBelow: "lg" as const,
      cell: (row: ListedOrganization) => (
        <span className="whitespace-nowrap">{formatTime(row.createdAt, timeZone, "date")}</span>
      ),
    },
  ];
}

/** An account without an address may only hold locations, so nothing is wrong with it. */
function NoPractice() {
  return (
    <>
      <StatePill tone="off">No address</StatePill>
      <span className="mt-1 block text-ink-2 text-sm">Needed only for lines of its own</span>
    </>
  );
}

/** Whether a number can be bought for it, and what is missing if not. */
export function Completeness({ missing }: { missing: readonly string[] }) {
  if (missing.length === 0) return <StatePill tone="ok">Complete</StatePill>;
  return (
    <>
      <StatePill tone="warn">Address incomplete</StatePill>
      <span className="mt-1 block text-ink-2 text-sm">Missing: {missingText(missing)}</span>
    </>
  );
}
