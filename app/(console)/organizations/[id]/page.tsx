import type { Metadata } from "next";
import { LINES_SHOWN } from "@/components/bots/shown";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { placeText } from "@/components/organizations/address-text";
import { ArchiveButton } from "@/components/organizations/archive-button";
import { organizationBots } from "@/components/organizations/detail-filters";
import { OrganizationDetail } from "@/components/organizations/organization-detail";
import { LinkButton } from "@/components/ui/link-button";
import { may } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { membersIfManaged } from "@/lib/domain/members/managed-places";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { offersArchive } from "@/lib/domain/organizations/archive-organization";
import { listVariables } from "@/lib/domain/variables/list-variables";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import { openOrders, ordersQuery } from "@/lib/queries/orders";
import { organizationQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { VARIABLES_SHOWN, variablesQuery } from "@/lib/queries/variables";
import { listBotsInput } from "@/lib/schemas/bot";
import { listOrdersInput } from "@/lib/schemas/order";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { listVariablesInput } from "@/lib/schemas/variable";
import { organizationOfPage } from "./read";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await organizationOfPage((await params).id);
  return { title: organization.name };
}

export default async function OrganizationPage({ params }: Props) {
  const { caller, organization, accountName, isPractice } = await organizationOfPage((await params).id);
  const place = { orgId: organization.id, accountId: organization.accountId };
  const lines = { orgId: organization.id, limit: LINES_SHOWN };
  const bots = organizationBots(organization.id);
  const orders = openOrders({ orgId: organization.id });
  const canEdit = may(caller, "organizations:write", place);
  const members = await membersIfManaged(caller, place);
  return (
    <>
      <PageHeader
        title={organization.name}
        description={placeText(organization.address) ?? "No address yet"}
        crumbs={[{ label: "Organizations", href: paths.organizations() }]}
        actions={
          canEdit && (
            <>
              <LinkButton href={paths.editOrganization(organization.id)}>Edit</LinkButton>
              {offersArchive(caller, organization) && <ArchiveButton organization={organization} />}
            </>
          )
        }
      />
      <Hydrate
        queries={[
          prefetched(organizationQuery(organization.id), async () => organization),
          prefetched(numbersQuery(lines), () => listNumbers(caller, listNumbersInput.parse(lines))),
          prefetched(variablesQuery(organization.id), () =>
            listVariables(caller, listVariablesInput.parse({ id: organization.id, ...VARIABLES_SHOWN })),
          ),
          prefetched(botsQuery(bots), () => listBots(caller, listBotsInput.parse(bots))),
          prefetched(ordersQuery(orders), () => listOrders(caller, listOrdersInput.parse(orders))),
        ]}
      >
        <OrganizationDetail
          id={organization.id}
          renderedAt={caller.now().toISOString()}
          accountName={accountName}
          isPractice={isPractice}
          members={members?.map(({ userId, name, role }) => ({ id: userId, name, role })) ?? null}
          may={{
            edit: canEdit,
            addBots: may(caller, "bots:write", place),
            getNumbers: may(caller, "numbers:provision", place),
            attach: may(caller, "numbers:edit", place),
          }}
        />
      </Hydrate>
    </>
  );
}
