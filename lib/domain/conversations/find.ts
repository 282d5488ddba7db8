import { and, asc, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { bots, conversations, conversationTurns, organizations } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { ConversationDetail } from "@/lib/schemas/conversation";
import {
  CONVERSATION_SCOPE,
  type ConversationRow,
  conversationColumns,
  presentConversation,
  presentTurn,
} from "./present";

/**
 * A conversation in the caller's reach.
 * @throws AppError `not_found`
 */
export async function findConversation(
  from: Queryable,
  context: Context,
  id: string,
): Promise<ConversationRow> {
  const [row] = await from
    .select(conversationColumns)
    .from(conversations)
    .innerJoin(organizations, eq(organizations.id, conversations.orgId))
    .leftJoin(bots, eq(bots.id, conversations.botId))
    .where(and(eq(conversations.id, parseId(id)), withinReach(context, CONVERSATION_SCOPE)));
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * A conversation, locked until the transaction ends.
 * @param permission required where the call was
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockConversation(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<ConversationRow> {
  await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.id, parseId(id)), withinReach(context, CONVERSATION_SCOPE)))
    .for("update");
  const row = await findConversation(tx, context, id);
  requirePermission(context, permission, row);
  return row;
}

/** The answer for a conversation and all of its turns, with or without what was said. */
export async function readTranscript(
  from: Queryable,
  row: ConversationRow,
  isMasked: boolean,
): Promise<ConversationDetail> {
  const turns = await from
    .select()
    .from(conversationTurns)
    .where(eq(conversationTurns.conversationId, row.id))
    .orderBy(asc(conversationTurns.position));
  return {
    ...presentConversation(row),
    isMasked,
    transcript: turns.map((turn) => presentTurn(turn, isMasked)),
  };
}
