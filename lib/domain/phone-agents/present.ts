import { getTableColumns, sql } from "drizzle-orm";
import { bots } from "@/db/schema";
import type { BotAction, BotModel } from "@/lib/constants/bots";
import type { VoiceId } from "@/lib/constants/numbers";
import { languageText } from "./rules";

/** A bot as the API for phone agents knows it: with its language in the client's words, and the line that it has first. */
export interface PhoneAgent {
  id: string;
  orgId: string;
  /** E.164 of its oldest living line; null while it has none. */
  phoneNumber: string | null;
  name: string;
  type: "inbound" | "outbound";
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

/** What every query of agents selects: the bot, and its oldest living line. */
export const agentColumns = {
  ...getTableColumns(bots),
  phoneNumber: sql<
    string | null
  >`(select n.number from phone_numbers n where n.bot_id = "bots"."id" and n.status <> 'released' order by n.created_at, n.id limit 1)`,
};

type AgentRow = typeof bots.$inferSelect & { phoneNumber: string | null };

/** A row as answers carry it. */
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
    // Closed lists, kept by the inputs and by constraints of the table.
    actionIds: row.actionIds as BotAction[] | null,
    model: row.model as BotModel,
    defaultVoiceId: row.defaultVoiceId as VoiceId | null,
    instructions: row.instructions,
    dataCollectionFields: row.dataCollectionFields,
    dataCollectionWebhookUrl: row.dataCollectionWebhookUrl,
    firstMessage: row.firstMessage,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
