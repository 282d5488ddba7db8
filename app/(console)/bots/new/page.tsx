import type { Metadata } from "next";
import { AddBotForm } from "@/components/bots/add-bot-form";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { chooseOrganization } from "@/lib/domain/organizations/choose-organization";
import { mayInScope } from "@/lib/domain/organizations/rights";
import { listVariables } from "@/lib/domain/variables/list-variables";
import { paths, returnPath } from "@/lib/paths";
import { prefetched } from "@/lib/queries/prefetched";
import { VARIABLES_SHOWN, variablesQuery } from "@/lib/queries/variables";
import { listVariablesInput } from "@/lib/schemas/variable";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Add a bot" };

export default async function NewBotPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const permission = "bots:write";
  const scope = await scopeOfPage(caller, searchParams);
  if (!(await mayInScope(caller, permission, scope)))
    return <RoleNotAllowed {...{ caller, permission, scope }} act="add bots" back={paths.bots()} />;
  const values = singleValues(await searchParams);
  const next = returnPath(values.next);
  const { organization: start, within } = await chooseOrganization(caller, values.orgId);
  return (
    <>
      <PageHeader
        title="Add a bot"
        description={`Start with the greetings. You can add training later.${next ? " Then you go on where you were, with this bot chosen." : ""}`}
        crumbs={[{ label: "Bots", href: paths.bots() }]}
      />
      <Hydrate
        queries={
          start ? [prefetched(variablesQuery(start.id), () => listVariables(caller, variablesOf(start)))] : []
        }
      >
        <div className="max-w-3xl">
          <AddBotForm organization={start} within={within} next={next} />
        </div>
      </Hydrate>
    </>
  );
}

function variablesOf({ id }: { id: string }) {
  return listVariablesInput.parse({ id, ...VARIABLES_SHOWN });
}
