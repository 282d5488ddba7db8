import { getTableColumns, sql } from "drizzle-orm";
import { bots, organizations } from "@/db/schema";
import type { BotAction, BotModel } from "@/lib/constants/bots";
import type { Language, VoiceId } from "@/lib/constants/numbers";
import type { Industry } from "@/lib/constants/organizations";
import type { Bot, Faq } from "@/lib/schemas/bot";

/** What every query of bots selects, joined with the organization: the row, its questions, and how many lines it serves. */
export const botColumns = {
  ...getTableColumns(bots),
  organizationName: organizations.name,
  faqs: sql<
    (Faq & { id: string })[]
  >`(select coalesce(json_agg(json_build_object('id', f.id, 'question', f.question, 'answer', f.answer) order by f.position), '[]') from bot_faqs f where f.bot_id = "bots"."id")`,
  lineCount: sql<number>`(select count(*)::int from phone_numbers n where n.bot_id = "bots"."id")`,
};

export type BotRow = typeof bots.$inferSelect & {
  organizationName: string;
  faqs: (Faq & { id: string })[];
  lineCount: number;
};

/** A row as every answer carries it. */
export function presentBot(row: BotRow): Bot {
  return {
    id: row.id,
    orgId: row.orgId,
    name: row.name,
    internalName: row.internalName,
    companyName: row.companyName,
    greeting: row.greeting,
    phoneGreeting: row.phoneGreeting,
    closedChatGreeting: row.closedChatGreeting,
    closedPhoneGreeting: row.closedPhoneGreeting,
    // Closed lists, kept by the inputs and by constraints of the table.
    industry: row.industry as Industry | null,
    languages: row.languages as Language[],
    outbound: row.outbound,
    type: row.outbound ? "outbound" : "inbound",
    isRagEnabled: false,
    isGuardianEnabled: row.isGuardianEnabled,
    modelVersion: row.modelVersion,
    instructions: row.instructions,
    accent: row.accent,
    firstMessage: row.firstMessage,
    defaultVoiceId: row.defaultVoiceId as VoiceId | null,
    handoffPhoneNumber: row.handoffPhoneNumber,
    interruptible: row.interruptible,
    actionIds: row.actionIds as BotAction[] | null,
    dataCollectionFields: row.dataCollectionFields,
    dataCollectionWebhookUrl: row.dataCollectionWebhookUrl,
    model: row.model as BotModel,
    faqs: row.faqs,
    organization: { id: row.orgId, name: row.organizationName },
    lineCount: row.lineCount,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The fields that the history keeps. */
export function auditedFields(row: BotRow): Record<string, unknown> {
  const {
    id: _,
    orgId: __,
    organization: ___,
    lineCount,
    isRagEnabled,
    type,
    version,
    ...fields
  } = presentBot(row);
  const { createdAt, updatedAt, ...compared } = fields;
  return {
    ...compared,
    integrationId: row.integrationId,
    freeLanguage: row.freeLanguage,
    faqs: row.faqs.map(wording),
  };
}

/**
 * Both sides of an edit, as the history compares them. Of the questions only those that were added, changed or removed:
 * all of them, at every edit of one, would make entries of a megabyte.
 */
export function auditedEdit(before: BotRow, after: BotRow) {
  const [were, are] = editedFaqs(before.faqs, after.faqs);
  return {
    before: { ...auditedFields(before), faqs: were },
    after: { ...auditedFields(after), faqs: are },
  };
}

type KeptFaq = Faq & { id: string };
const wording = ({ question, answer }: KeptFaq): Faq => ({ question, answer });

/** The questions that differ, as they were and as they are; where only their order does, what is asked in either. */
function editedFaqs(before: KeptFaq[], after: KeptFaq[]): [object[], object[]] {
  const missingIn = (others: KeptFaq[]) => {
    const known = new Set(others.map((faq) => JSON.stringify(faq)));
    return (faq: KeptFaq) => !known.has(JSON.stringify(faq));
  };
  const [were, are] = [before.filter(missingIn(after)), after.filter(missingIn(before))];
  if (were.length > 0 || are.length > 0) return [were.map(wording), are.map(wording)];
  const asked = ({ question }: KeptFaq) => ({ question });
  const isInOrder = before.every(({ id }, index) => id === after[index]?.id);
  return isInOrder ? [[], []] : [before.map(asked), after.map(asked)];
}
