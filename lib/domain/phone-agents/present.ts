import { getTableColumns, sql } from "drizzle-orm";
import { bots } from "@/db/schema";
import type { BotAction, BotModel, BotType } from "@/lib/constants/bots";
import type { VoiceId } from "@/lib/constants/voices";
import { languageText } from "./rules";

/**
 * A bot in the terms of the phone agents API: with its language in the client's words, and its oldest line's number.
 */
export interface PhoneAgent {
  id: string;
  orgId: string;
  /** E.164 of its oldest line that is not released; null if it has none. */
  phoneNumber: string | null;
  name: string;
  type: BotType;
  language: string | null;
  accent: string | null;
  handoffPhoneNumber: string | null;
  interruptible: boolean;
  actionIds: BotAction[] | null;
  instructions: string[] | null;
  dataCollectionFields: string[] | null;
  dataCollectionWebhookUrl: string | null;
  model: BotModel;
  firstMessage: string | null;
  defaultVoiceId: VoiceId | null;
  createdAt: string;
  updatedAt: string;
}

/** The columns that queries of agents select: the bot's, and the number of its oldest line that is not released. */
export const agentColumns = {
  ...getTableColumns(bots),
  phoneNumber: sql<
    string | null
  >`(select n.number from phone_numbers n where n.bot_id = "bots"."id" and n.status <> 'released' order by n.created_at, n.id limit 1)`,
};

type AgentRow = typeof bots.$inferSelect & { phoneNumber: string | null };

/** Turns a row into the agent that answers show. */
export function presentAgent(row: AgentRow): PhoneAgent {
  return {
    id: row.id,
    orgId: row.orgId,
    phoneNumber: row.phoneNumber,
    name: row.name,
    type: row.outbound ? "outbound" : "inbound",
    language: languageText(row),
    accent: row.accent,
    handoffPhoneNumber: row.handoffPhoneNumber,
    interruptible: row.interruptible,
    // Closed lists, enforced by the input schemas and the table's constraints.
    actionIds: row.actionIds,
    model: row.model,
    defaultVoiceId: row.defaultVoiceId,
    instructions: row.instructions,
    dataCollectionFields: row.dataCollectionFields,
    dataCollectionWebhookUrl: row.dataCollectionWebhookUrl,
    firstMessage: row.firstMessage,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
