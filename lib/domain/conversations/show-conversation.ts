import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { formatPhone } from "@/lib/phone";
import type { ConversationDetail, ShowConversationInput } from "@/lib/schemas/conversation";
import { lockConversation, readTranscript } from "./find";
import type { ConversationRow } from "./present";

/**
 * What was said in a conversation. The first time somebody asks, the history says so.
 * @throws AppError `not_found`, `forbidden`; `validation_failed` for support without a reason
 */
export async function showConversation(
  context: Context,
  { id, reason }: ShowConversationInput,
): Promise<ConversationDetail> {
  requirePermissionSomewhere(context, "conversations:show");
  return inTransaction(async (tx) => {
    const row = await lockConversation(tx, context, id, "conversations:show");
    if (context.reach.everything && !reason) throw reasonMissing();
    if (!(await hasShown(tx, context, row))) await recordShown(tx, context, row, reason);
    return readTranscript(tx, row, false);
  });
}

async function hasShown(tx: Transaction, { actor }: Context, row: ConversationRow): Promise<boolean> {
  if (!actor.id) return false;
  const [entry] = await tx
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectId, row.id),
        eq(auditEntries.action, "conversation.show"),
        eq(auditEntries.actorId, actor.id),
      ),
    )
    .limit(1);
  return entry !== undefined;
}

function recordShown(tx: Transaction, context: Context, row: ConversationRow, reason: string | undefined) {
  return recordAudit(tx, context, {
    action: "conversation.show",
    subject: { type: "conversation", id: row.id, label: `Call to ${formatPhone(row.toNumber)}` },
    place: row,
    after: reason ? { reason } : null,
  });
}

function reasonMissing(): AppError {
  const message = "Say why you need to read this conversation.";
  return new AppError("validation_failed", { fields: [{ path: "reason", code: "required", message }] });
}
