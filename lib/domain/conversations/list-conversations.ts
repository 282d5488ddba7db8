import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, conversations, organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { inScope, withinReach } from "@/lib/domain/scope";
import type { ConversationList, ListConversationsInput } from "@/lib/schemas/conversation";
import { CONVERSATION_SCOPE, conversationColumns, presentConversation } from "./present";

/** The conversations in the caller's reach, the newest first, one page at a time. */
export async function listConversations(
  context: Context,
  input: ListConversationsInput,
): Promise<ConversationList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: conversations.id, createdAt: conversations.createdAt }, input);
  const found = await database()
    .select(conversationColumns)
    .from(conversations)
    .innerJoin(organizations, eq(organizations.id, conversations.orgId))
    .leftJoin(bots, eq(bots.id, conversations.botId))
    .where(
      and(
        withinReach(context, CONVERSATION_SCOPE),
        inScope(input, CONVERSATION_SCOPE),
        input.phoneNumberId ? eq(conversations.phoneNumberId, input.phoneNumberId) : undefined,
        input.botId ? eq(conversations.botId, input.botId) : undefined,
        input.outcome ? eq(conversations.outcome, input.outcome) : undefined,
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { conversations: rows.map(presentConversation), pagination };
}
