import type { Metadata } from "next";
import { ConversationList } from "@/components/conversations/conversation-list";
import { requireCaller } from "@/lib/auth/caller";
import { accountNamesOf } from "@/lib/domain/accounts/account-choices";
import { listConversations } from "@/lib/domain/conversations/list-conversations";
import { conversationsQuery } from "@/lib/queries/conversations";
import { prefetched } from "@/lib/queries/prefetched";
import { CALLS_ADDRESS, readListAddress } from "../list-address";
import { ListPage } from "../list-page";
import { isWhole, scopeFor } from "../scope";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const { filters, input, scope, filtered } = await readListAddress(
    CALLS_ADDRESS,
    searchParams,
    scopeFor(caller),
  );
  const calls = listConversations(caller, input);
  // A refused cursor is shown in place of the list.
  const rows = await calls.then((list) => list.conversations).catch(() => []);
  return (
    <ListPage
      title="Calls"
      description="Who called your lines, which bot answered, and what became of it."
      queries={[prefetched(conversationsQuery(filters), () => calls)]}
    >
      <ConversationList
        filters={filters}
        filtered={filtered}
        accountNames={isWhole(scope) ? await accountNamesOf(caller, rows) : undefined}
      />
    </ListPage>
  );
}
