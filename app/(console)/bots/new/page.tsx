import type { Metadata } from "next";
import { AddBotForm } from "@/components/bots/add-bot-form";
import { botFiltersOf } from "@/components/bots/list-filters";
import { ORGANIZATION_CHOICES } from "@/components/bots/shown";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { listVariables } from "@/lib/domain/variables/list-variables";
import { paths } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { VARIABLES_SHOWN, variablesQuery } from "@/lib/queries/variables";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { listVariablesInput } from "@/lib/schemas/variable";
import { RoleTooSmall } from "../../role-too-small";
import { type SearchParams, singleValues } from "../../search-params";
import { organizationToStartWith } from "./start";

export const metadata: Metadata = { title: "Add a bot" };

export default async function NewBotPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "bots:write")) return <RoleTooSmall act="add bots" back={paths.bots()} />;
  const { orgId } = botFiltersOf(singleValues(await searchParams));
  const choices = await listOrganizations(caller, listOrganizationsInput.parse(ORGANIZATION_CHOICES));
  const start = await organizationToStartWith(caller, orgId, choices);
  return (
    <>
      <PageHeader
        title="Add a bot"
        description="Start with the greetings; the training can grow later."
        crumbs={[{ label: "Bots", href: paths.bots() }]}
      />
      <Hydrate
        queries={[
          prefetched(organizationsQuery(ORGANIZATION_CHOICES), async () => choices),
          ...(start
            ? [prefetched(variablesQuery(start.id), () => listVariables(caller, variablesOf(start)))]
            : []),
        ]}
      >
        <div className="max-w-3xl">
          <AddBotForm organization={start} />
        </div>
      </Hydrate>
    </>
  );
}

function variablesOf({ id }: { id: string }) {
  return listVariablesInput.parse({ id, ...VARIABLES_SHOWN });
}
