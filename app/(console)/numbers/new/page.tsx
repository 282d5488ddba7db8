import type { Metadata } from "next";
import { ORGANIZATION_CHOICES } from "@/components/bots/shown";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { GetNumberForm } from "@/components/numbers/get-number-form";
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
import { startOf } from "./start";

export const metadata: Metadata = { title: "Get a number" };

export default async function GetNumberPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "numbers:provision"))
    return <RoleTooSmall act="get numbers" back={paths.numbers()} />;
  const values = singleValues(await searchParams);
  const choices = await listOrganizations(caller, listOrganizationsInput.parse(ORGANIZATION_CHOICES));
  const organization = await organizationToStartWith(caller, values.orgId, choices);
  return (
    <>
      <PageHeader
        title="Get a number"
        description="A real US number, answered by your bot in a minute."
        crumbs={[{ label: "Numbers", href: paths.numbers() }]}
      />
      <Hydrate queries={[prefetched(organizationsQuery(ORGANIZATION_CHOICES), async () => choices)]}>
        <GetNumberForm organization={organization} start={startOf(values)} />
      </Hydrate>
    </>
  );
}
