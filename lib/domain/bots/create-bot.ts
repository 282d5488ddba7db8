import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import type { Warning } from "@/lib/errors";
import type { Bot, CreateBotInput } from "@/lib/schemas/bot";
import { insertFaqs } from "./faqs";
import { greetingLanguagesOf } from "./greeting-languages";
import { auditedFields, presentBot } from "./present";

/**
 * Creates a bot in an organization, trained in English unless told otherwise.
 * @param input.freeLanguage the language in the client's own words, beside the languages the bot is trained in
 * @throws AppError `forbidden`; `not_found` for an organization out of reach; `validation_failed` for a hand-off
 *   number that cannot exist
 */
export async function createBot(
  context: Context,
  input: CreateBotInput & { freeLanguage?: string | null },
): Promise<{ bot: Bot; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "bots:write");
  const { orgId, faqs, isRagEnabled: _, ...fields } = input;
  return inTransaction(async (tx) => {
    const organization = await inField(
      "orgId",
      lockOrganization(tx, context, orgId, "bots:write", "key share"),
    );
    const place = placeOf(organization);
    const now = context.now();
    const [inserted] = await tx
      .insert(bots)
      .values({
        ...fields,
        ...place,
        greetingLanguages: greetingLanguagesOf(fields, organization.name),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!inserted) throw new Error("The bot was not inserted.");
    const row = {
      ...inserted,
      organizationName: organization.name,
      organizationCity: organization.city,
      organizationState: organization.state,
      faqs: await insertFaqs(tx, inserted.id, faqs ?? []),
      lineCount: 0,
    };
    await recordAudit(tx, context, {
      action: "bot.create",
      subject: { type: "bot", id: row.id, label: row.name },
      place,
      after: auditedFields(row),
    });
    return { bot: presentBot(row), warnings: [] };
  });
}
