import { getTableColumns, sql } from "drizzle-orm";
import { bots, conversations, type conversationTurns, organizations } from "@/db/schema";
import { sealedText } from "@/lib/domain/calls/sealed";
import type { AskedQuestions, Conversation, TranscriptTurn } from "@/lib/schemas/conversation";

/** The columns that place a conversation in an account and an organization. */
export const CONVERSATION_SCOPE = { accountId: conversations.accountId, orgId: conversations.orgId };

/**
 * The columns of every query for conversations, joined with the organization and the bot. The questions are counted from
 * the turns of each row that is returned, along their primary key, so a list counts no more than its page.
 */
export const conversationColumns = {
  ...getTableColumns(conversations),
  organizationName: organizations.name,
  timezone: organizations.timezone,
  city: organizations.city,
  botName: bots.name,
  questions: sql<AskedQuestions>`(select json_build_object('asked', count(*), 'answered', count(*) filter (where t.source in ('faq', 'fact'))) from conversation_turns t where t.conversation_id = "conversations"."id" and t.source in ('faq', 'fact', 'not_understood'))`,
};

export type ConversationRow = typeof conversations.$inferSelect & {
  organizationName: string;
  timezone: string;
  city: string | null;
  botName: string | null;
  questions: AskedQuestions;
};

const E164 = /^\+[1-9]\d{6,14}$/;

/** The answer for a conversation, without what was said. */
export function presentConversation(row: ConversationRow): Conversation {
  const { answeredAt, endedAt } = row;
  return {
    id: row.id,
    medium: "PHONE",
    direction: row.direction,
    status: row.status,
    outcome: row.outcome,
    questions: row.questions,
    orgId: row.orgId,
    organization: { id: row.orgId, name: row.organizationName, timezone: row.timezone, city: row.city },
    phoneNumberId: row.phoneNumberId,
    toNumber: row.toNumber,
    // Carriers write withheld numbers as words.
    fromNumber: E164.test(row.fromNumber) ? row.fromNumber : null,
    bot: row.botId && row.botName ? { id: row.botId, name: row.botName } : null,
    language: row.language,
    durationSeconds:
      answeredAt && endedAt ? Math.ceil((endedAt.getTime() - answeredAt.getTime()) / 1000) : null,
    createdAt: row.createdAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** The answer for one turn. What is masked is not even opened. */
export function presentTurn(row: typeof conversationTurns.$inferSelect, isMasked: boolean): TranscriptTurn {
  const { conversationId, position, heard } = row;
  return {
    speaker: row.speaker,
    text: isMasked ? null : sealedText.open(heard ?? row.text, conversationId, position),
    isInterrupted: heard !== null,
    source: row.source,
    faqId: row.faqId,
    createdAt: row.createdAt.toISOString(),
  };
}
