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
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listVariables } from "@/lib/domain/variables/list-variables";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import { organizationQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { VARIABLES_SHOWN, variablesQuery } from "@/lib/queries/variables";
import { listBotsInput } from "@/lib/schemas/bot";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { listVariablesInput } from "@/lib/schemas/variable";
import { membersOf } from "./members";
import { organizationOfPage } from "./read";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await organizationOfPage((await params).id);
  return { title: organization.name };
}

export default async function OrganizationPage({ params }: Props) {
  const { caller, organization, accountName } = await organizationOfPage((await params).id);
  const place = { orgId: organization.id, accountId: organization.accountId };
  const lines = { orgId: organization.id, limit: LINES_SHOWN };
  const bots = organizationBots(organization.id);
  const canEdit = may(caller, "organizations:write", place);
  // Who archives their own account would lock themselves out.
  const canArchive = organization.parentAccountOrgId !== null || caller.reach.everything;
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
              {canArchive && (
                <ArchiveButton organization={{ id: organization.id, name: organization.name }} />
              )}
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
        ]}
      >
        <OrganizationDetail
          id={organization.id}
          renderedAt={caller.now().toISOString()}
          accountName={accountName}
          members={await membersOf(caller, place)}
          may={{
            edit: canEdit,
            addBots: may(caller, "bots:write", place),
            getNumbers: may(caller, "numbers:provision", place),
          }}
        />
      </Hydrate>
    </>
  );
}
