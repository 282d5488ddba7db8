import type { Metadata } from "next";
import { AddBotForm } from "@/components/bots/add-bot-form";
import { CopyOffer } from "@/components/bots/copy-offer";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { LANGUAGES } from "@/lib/constants/languages";
import type { Context } from "@/lib/context";
import { botsToCopy } from "@/lib/domain/bots/bots-to-copy";
import { getBot } from "@/lib/domain/bots/get-bot";
import { chooseOrganization } from "@/lib/domain/organizations/choose-organization";
import { mayAddLocation, mayInScope } from "@/lib/domain/organizations/rights";
import { listVariables } from "@/lib/domain/variables/list-variables";
import { AppError } from "@/lib/errors";
import { paths, returnPath } from "@/lib/paths";
import { prefetched } from "@/lib/queries/prefetched";
import { VARIABLES_SHOWN, variablesQuery } from "@/lib/queries/variables";
import type { Bot } from "@/lib/schemas/bot";
import { idSchema } from "@/lib/schemas/common";
import { listVariablesInput } from "@/lib/schemas/variable";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeFor, scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Add a bot" };

export default async function NewBotPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const permission = "bots:write";
  const values = singleValues(await searchParams);
  const at = idSchema.safeParse(values.at).data;
  const scope = at ? await scopeFor(caller)(at) : await scopeOfPage(caller, searchParams);
  if (!(await mayInScope(caller, permission, scope)))
    return <RoleNotAllowed {...{ caller, permission, scope }} act="add bots" back={paths.bots()} />;
  const next = returnPath(values.next);
  const from = await botOrNull(caller, values.from);
  const chosen = await chooseOrganization(caller, at ?? values.orgId);
  // A bot is copied for another organization than its own.
  const start = from && from.orgId === chosen.organization?.id ? null : chosen.organization;
  const offered = from ? [] : await botsToCopy(caller, start);
  return (
    <>
      <PageHeader
        title="Add a bot"
        description={`${from ? copied(from) : "Start with the greetings. You can add training later."}${next ? " Then you go on where you were, with this bot chosen." : ""}`}
        crumbs={[{ label: "Bots", href: paths.bots() }]}
      />
      <Hydrate
        queries={
          start ? [prefetched(variablesQuery(start.id), () => listVariables(caller, variablesOf(start)))] : []
        }
      >
        <div className="max-w-3xl">
          {start && <CopyOffer bots={offered} orgId={start.id} next={next} />}
          <AddBotForm
            key={from?.id}
            organization={start}
            within={chosen.within}
            next={next}
            from={from}
            language={LANGUAGES.find((each) => each === values.language) ?? "ENGLISH"}
            canAddLocation={mayAddLocation(caller)}
          />
        </div>
      </Hydrate>
    </>
  );
}

function variablesOf({ id }: { id: string }) {
  return listVariablesInput.parse({ id, ...VARIABLES_SHOWN });
}

function copied({ name, organization }: Bot): string {
  return `A copy of ${name} of ${organization.name}, without its workflows. Check what it says before you add it.`;
}

/** The bot that an address names; null if the reader does not see it. */
async function botOrNull(caller: Context, id: string | undefined): Promise<Bot | null> {
  if (!id) return null;
  try {
    return await getBot(caller, { id });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
