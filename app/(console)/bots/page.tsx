import type { Metadata } from "next";
import { BotList } from "@/components/bots/bot-list";
import { botFiltersOf } from "@/components/bots/list-filters";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { prefetched } from "@/lib/queries/prefetched";
import { listBotsInput } from "@/lib/schemas/bot";
import { type SearchParams, singleValues } from "../search-params";

export const metadata: Metadata = { title: "Bots" };

export default async function BotsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const filters = botFiltersOf(singleValues(await searchParams));
  const canCreate = maySomewhere(caller, "bots:write");
  return (
    <>
      <PageHeader
        title="Bots"
        description="AI receptionists: what they say, what they know, and which lines they answer."
        actions={
          canCreate && (
            <LinkButton href={paths.newBot(filters.orgId)} variant="primary">
              Add a bot
            </LinkButton>
          )
        }
      />
      <Hydrate
        queries={[prefetched(botsQuery(filters), () => listBots(caller, listBotsInput.parse(filters)))]}
      >
        <BotList canCreate={canCreate} />
      </Hydrate>
    </>
  );
}
