import type { Metadata } from "next";
import { ORGANIZATION_CHOICES } from "@/components/bots/shown";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { BringNumberForm } from "@/components/numbers/bring-number-form";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { paths } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { organizationToStartWith } from "../../bots/new/start";
import { RoleTooSmall } from "../../role-too-small";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Bring a number" };

export default async function BringNumberPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "numbers:provision"))
    return <RoleTooSmall act="bring numbers" back={paths.numbers()} />;
  const { orgId } = singleValues(await searchParams);
  const choices = await listOrganizations(caller, listOrganizationsInput.parse(ORGANIZATION_CHOICES));
  const organization = await organizationToStartWith(caller, orgId, choices);
  return (
    <>
      <PageHeader
        title="Bring a number"
        description="A number that you have at your own SIP provider, of any country. It stays there, and nothing is bought."
        crumbs={[{ label: "Numbers", href: paths.numbers() }]}
      />
      <Hydrate queries={[prefetched(organizationsQuery(ORGANIZATION_CHOICES), async () => choices)]}>
        <BringNumberForm organization={organization} />
      </Hydrate>
    </>
  );
}
