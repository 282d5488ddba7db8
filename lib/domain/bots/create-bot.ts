import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import type { Warning } from "@/lib/errors";
import type { Bot, CreateBotInput } from "@/lib/schemas/bot";
import { saveFaqs } from "./faqs";
import { findBot } from "./find";
import { auditedFields, presentBot } from "./present";
import { assertPossibleHandoff } from "./rules";

/**
 * Adds a bot to an organization. Trained in English unless told otherwise.
 * @param input may say the language in a client's own words beside those that the bot is trained in
 * @throws AppError `not_found` for an organization out of reach, `validation_failed` for a hand-off number that cannot
 *   exist
 */
export async function createBot(
  context: Context,
  input: CreateBotInput & { freeLanguage?: string | null },
): Promise<{ bot: Bot; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "bots:write");
  assertPossibleHandoff(input.handoffPhoneNumber);
  const { orgId, faqs, isRagEnabled: _, ...fields } = input;
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, context, orgId, "key share");
    const place = { orgId: organization.id, accountId: organization.accountId };
    requirePermission(context, "bots:write", place);
    const now = context.now();
    const [inserted] = await tx
      .insert(bots)
      .values({ ...fields, ...place, createdAt: now, updatedAt: now })
      .returning({ id: bots.id });
    if (!inserted) throw new Error("The bot was not inserted.");
    await saveFaqs(tx, inserted.id, faqs ?? []);
    const row = await findBot(tx, context, inserted.id);
    await recordAudit(tx, context, {
      action: "bot.create",
      subject: { type: "bot", id: row.id, label: row.name },
      place,
      after: auditedFields(row),
    });
    return { bot: presentBot(row), warnings: [] };
  });
}
