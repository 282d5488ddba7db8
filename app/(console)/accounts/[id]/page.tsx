import type { Metadata } from "next";
import { AccountActions } from "@/components/accounts/account-actions";
import { AccountLocations } from "@/components/accounts/account-locations";
import { AccountMembers } from "@/components/accounts/account-members";
import { LineList } from "@/components/bots/line-list";
import { LINES_SHOWN } from "@/components/bots/shown";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { LatestChanges } from "@/components/overview/latest-changes";
import { LinesByState } from "@/components/overview/lines-by-state";
import { NeedsYouCard } from "@/components/overview/needs-you-card";
import { OrdersList } from "@/components/overview/orders-list";
import { Card } from "@/components/ui/card";
import { may, maySomewhere } from "@/lib/context";
import { peopleIfManaged } from "@/lib/domain/members/managed-places";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { viewNeeds } from "@/lib/domain/overview/view-needs";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import { prefetched } from "@/lib/queries/prefetched";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { accountOfPage } from "./read";

/** Locations that the page shows before it links to the full list. */
const SHOWN = 20;
const NEEDS_SHOWN = 5;

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account } = await accountOfPage((await params).id);
  return { title: account.name };
}

export default async function AccountPage({ params }: Props) {
  const { caller, account } = await accountOfPage((await params).id);
  const place = { orgId: account.id, accountId: account.id };
  const filters = { accountId: account.id, sort: "name", limit: SHOWN + 1, withSlots: "true" };
  const [{ organizations }, overview, people] = await Promise.all([
    listOrganizations(caller, listOrganizationsInput.parse(filters)),
    getOverview(caller, { accountId: account.id }),
    peopleIfManaged(caller, place),
  ]);
  const needs = await viewNeeds(caller, overview.needsYou.items.slice(0, NEEDS_SHOWN));
  const locations = organizations.filter(({ id }) => id !== account.id).slice(0, SHOWN);
  const lines = { accountId: account.id, limit: LINES_SHOWN };
  const rights = {
    edit: may(caller, "organizations:write", place),
    getNumbers: may(caller, "numbers:provision", place),
    close: may(caller, "accounts:close", place),
  };
  return (
    <>
      <PageHeader
        title={account.name}
        description={`Account with ${account.locationCount} ${account.locationCount === 1 ? "location" : "locations"}`}
        crumbs={
          maySomewhere(caller, "accounts:create")
            ? [{ label: "Accounts", href: paths.accounts() }]
            : [{ label: "Organizations", href: paths.organizations() }]
        }
        actions={<AccountActions account={account} may={rights} />}
      />
      <div className="grid gap-5">
        <LinesByState lines={overview.lines} orgId={account.id} />
        <TwoColumns
          main={
            <>
              <NeedsYouCard
                needsYou={overview.needsYou}
                shown={NEEDS_SHOWN}
                rights={needs.rights}
                orgId={account.id}
              />
              <OrdersList orders={overview.runningOrders} />
              <AccountLocations account={account} locations={locations} canAdd={rights.edit} />
              <Card title="Lines">
                <Hydrate
                  queries={[
                    prefetched(numbersQuery(lines), () => listNumbers(caller, listNumbersInput.parse(lines))),
                  ]}
                >
                  <LineList
                    filters={{ accountId: account.id }}
                    empty={<p className="text-ink-2">No lines yet. Get a number for one of the locations.</p>}
                  />
                </Hydrate>
              </Card>
            </>
          }
          side={
            <>
              {people && <AccountMembers accountId={account.id} {...people} />}
              <LatestChanges entries={overview.latestChanges} orgId={account.id} />
            </>
          }
        />
      </div>
    </>
  );
}
