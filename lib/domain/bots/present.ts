import { getTableColumns, sql } from "drizzle-orm";
import { bots, organizations } from "@/db/schema";
import type { Bot, Faq } from "@/lib/schemas/bot";

/**
 * The columns of every query for bots, joined with the organization: the row, its questions and the number of its
 * lines.
 */
export const botColumns = {
  ...getTableColumns(bots),
  organizationName: organizations.name,
  organizationCity: organizations.city,
  organizationState: organizations.state,
  faqs: sql<
    (Faq & { id: string })[]
  >`(select coalesce(json_agg(json_build_object('id', f.id, 'question', f.question, 'answer', f.answer) order by f.position), '[]') from bot_faqs f where f.bot_id = "bots"."id")`,
  lineCount: sql<number>`(select count(*)::int from phone_numbers n where n.bot_id = "bots"."id")`,
};

export type BotRow = typeof bots.$inferSelect & {
  organizationName: string;
  organizationCity: string | null;
  organizationState: string | null;
  faqs: (Faq & { id: string })[];
  lineCount: number;
};

/** The answer for a bot. */
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
    // Closed lists: inputs and constraints allow no other values.
    industry: row.industry,
    languages: row.languages,
    greetingLanguages: row.greetingLanguages ?? [],
    outbound: row.outbound,
    type: row.outbound ? "outbound" : "inbound",
    isRagEnabled: false,
    isGuardianEnabled: row.isGuardianEnabled,
    modelVersion: row.modelVersion,
    instructions: row.instructions,
    accent: row.accent,
    firstMessage: row.firstMessage,
    defaultVoiceId: row.defaultVoiceId,
    handoffPhoneNumber: row.handoffPhoneNumber,
    interruptible: row.interruptible,
    actionIds: row.actionIds,
    dataCollectionFields: row.dataCollectionFields,
    dataCollectionWebhookUrl: row.dataCollectionWebhookUrl,
    model: row.model,
    faqs: row.faqs,
    organization: {
      id: row.orgId,
      name: row.organizationName,
      city: row.organizationCity,
      state: row.organizationState,
    },
    lineCount: row.lineCount,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The fields of a bot that the history records. */
export function auditedFields(row: BotRow): Record<string, unknown> {
  const {
    id: _,
    orgId: __,
    organization: ___,
    lineCount,
    greetingLanguages,
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
 * A bot before and after an edit, for the history. Of the questions it includes only those added, changed or removed:
 * all of them at every edit would make entries of a megabyte.
 */
export function auditedEdit(before: BotRow, after: BotRow) {
  const [were, are] = editedFaqs(before.faqs, after.faqs);
  return {
    before: { ...auditedFields(before), faqs: were },
    after: { ...auditedFields(after), faqs: are },
  };
}

type StoredFaq = Faq & { id: string };
const wording = ({ question, answer }: StoredFaq): Faq => ({ question, answer });

/** The questions that differ, before and after. If only the order differs, all of them without answers. */
function editedFaqs(before: StoredFaq[], after: StoredFaq[]): [object[], object[]] {
  const missingIn = (others: StoredFaq[]) => {
    const known = new Set(others.map((faq) => JSON.stringify(faq)));
    return (faq: StoredFaq) => !known.has(JSON.stringify(faq));
  };
  const [were, are] = [before.filter(missingIn(after)), after.filter(missingIn(before))];
  if (were.length > 0 || are.length > 0) return [were.map(wording), are.map(wording)];
  const asked = ({ question }: StoredFaq) => ({ question });
  const isInOrder = before.every(({ id }, index) => id === after[index]?.id);
  return isInOrder ? [[], []] : [before.map(asked), after.map(asked)];
}
