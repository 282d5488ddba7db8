import type { Metadata } from "next";
import { BotList } from "@/components/bots/bot-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { accountNamesOf } from "@/lib/domain/accounts/account-choices";
import { listBots } from "@/lib/domain/bots/list-bots";
import { mayInScope } from "@/lib/domain/organizations/rights";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { prefetched } from "@/lib/queries/prefetched";
import { BOTS_ADDRESS, readListAddress } from "../list-address";
import { ListPage } from "../list-page";
import { isWhole, scopeFor } from "../scope";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Bots" };

export default async function BotsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const { filters, input, scope, filtered } = await readListAddress(
    BOTS_ADDRESS,
    searchParams,
    scopeFor(caller),
  );
  const bots = listBots(caller, input);
  // A refused cursor is shown in place of the list.
  const rows = await bots.then((list) => list.bots).catch(() => []);
  const canCreate = await mayInScope(caller, "bots:write", scope);
  return (
    <ListPage
      title="Bots"
      description="AI receptionists: what they say, what they know, and which lines they answer."
      actions={
        canCreate && (
          <LinkButton href={paths.newBot()} variant="primary">
            Add a bot
          </LinkButton>
        )
      }
      queries={[prefetched(botsQuery(filters), () => bots)]}
    >
      <BotList
        filters={filters}
        filtered={filtered}
        canCreate={canCreate}
        accountNames={isWhole(scope) ? await accountNamesOf(caller, rows) : undefined}
      />
    </ListPage>
  );
}
