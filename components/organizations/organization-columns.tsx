import { StatePill } from "@/components/ui/state-pill";
import type { Organization } from "@/lib/schemas/organization";
import { missingText, placeText } from "./address-text";
import { OpenNow } from "./open-now";
import { ZoneText } from "./zone-text";

interface Options {
  renderedAt: string;
  accountNames?: Record<string, string>;
}

/** Columns of the list of organizations. */
export function organizationColumns({ renderedAt, accountNames }: Options) {
  return [
    {
      id: "name",
      header: "Name",
      sortKey: "name",
      cell: (row: Organization) => (
        <>
          <span className="font-medium">{row.name}</span>
          <span className="block text-ink-3 text-sm">
            {placeText(row.address) ?? "No address yet"}
            {row.parentAccountOrgId === null && " · Account organization"}
          </span>
        </>
      ),
    },
    ...(accountNames
      ? [
          {
            id: "account",
            header: "Account",
            hideBelow: "md" as const,
            cell: (row: Organization) => accountNames[row.accountId] ?? "",
          },
        ]
      : []),
    {
      id: "timezone",
      header: "Timezone",
      hideBelow: "sm" as const,
      cell: (row: Organization) => <ZoneText timeZone={row.timezone} renderedAt={renderedAt} />,
    },
    {
      id: "hours",
      header: "Office hours",
      hideBelow: "lg" as const,
      cell: (row: Organization) => (
        <OpenNow days={row.officeHours} timeZone={row.timezone} renderedAt={renderedAt} />
      ),
    },
    {
      id: "complete",
      header: "Ready for lines",
      cell: (row: Organization) => <Completeness missing={row.missingFields} />,
    },
  ];
}

/** Whether a number can be bought for it, and what is missing when not. */
export function Completeness({ missing }: { missing: readonly string[] }) {
  if (missing.length === 0) return <StatePill tone="ok">Complete</StatePill>;
  return (
    <>
      <StatePill tone="warn">Address incomplete</StatePill>
      <span className="mt-1 block text-ink-2 text-sm">Missing: {missingText(missing)}</span>
    </>
  );
}
