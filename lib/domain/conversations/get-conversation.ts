import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { ConversationDetail, GetConversationInput } from "@/lib/schemas/conversation";
import { findConversation, readTranscript } from "./find";
import { showConversation } from "./show-conversation";

/**
 * One conversation. What was said is masked, unless the caller asks to see it.
 * @throws AppError `not_found`; with `unmask` those of `showConversation`
 */
export async function getConversation(
  context: Context,
  { id, unmask, reason }: GetConversationInput,
): Promise<ConversationDetail> {
  if (unmask) return showConversation(context, { id, reason });
  return (await getPlacedConversation(context, id)).conversation;
}

/**
 * One conversation, masked, and where it belongs.
 * @throws AppError `not_found`
 */
export async function getPlacedConversation(context: Context, id: string) {
  requirePermissionSomewhere(context, "read");
  const row = await findConversation(database(), context, id);
  const conversation = await readTranscript(database(), row, true);
  return { conversation, place: { orgId: row.orgId, accountId: row.accountId } };
}
