import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { DEFAULT_VOICE } from "@/lib/constants/numbers";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { createBot } from "@/lib/domain/bots/create-bot";
import { keepRefusedOrder } from "@/lib/domain/orders/insert-order";
import { orderOfIntent, startOrder } from "@/lib/domain/orders/start-order";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import type { CreateBotInput } from "@/lib/schemas/bot";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { findAgent } from "./find";
import type { PhoneAgent } from "./present";
import { speechOf } from "./rules";

/** A new agent: a bot whose greeting and languages come of its first message and of its language in free words. */
type NewAgent = Omit<CreateBotInput, "greeting" | "languages"> & { freeLanguage?: string | null };

/**
 * Adds a bot to an organization and, where the caller may buy, orders a US number for it. The worker buys it, so the
 * answer comes without. An agent whose number cannot be ordered is an agent all the same. The same intent is the same
 * agent.
 * @param buys what the purchase is repeated by; null where none is wanted
 * @throws AppError as `createBot`
 */
export async function createAgent(
  context: Context,
  agent: NewAgent,
  buys: Pick<ProvisionNumberInput, "intentKey"> | null,
): Promise<PhoneAgent> {
  requirePermissionSomewhere(context, "bots:write");
  const { language, greeting } = speechOf(agent);
  return inTransaction(async (tx) => {
    // First, and as strong as a purchase needs it: two who strengthen one lock at once would block each other.
    const organization = buys && (await lockOrganization(tx, context, agent.orgId, "update"));
    const earlier = organization && (await orderOfIntent(tx, organization.accountId, buys.intentKey));
    if (earlier?.botId) return findAgent(tx, context, earlier.botId);
    const { bot } = await createBot(context, { ...agent, greeting, languages: [language] });
    if (buys)
      await orderNumber(tx, context, {
        ...buys,
        orgId: bot.orgId,
        botId: bot.id,
        name: bot.name,
        language,
        voiceId: bot.defaultVoiceId ?? DEFAULT_VOICE,
      });
    return findAgent(tx, context, bot.id);
  });
}

/**
 * Orders a number. A refusal, such as of an incomplete organization, takes nothing else of the transaction with it; what
 * people can mend is kept as a purchase that failed, so that they see why and try again.
 */
async function orderNumber(tx: Transaction, context: Context, input: ProvisionNumberInput): Promise<void> {
  try {
    await tx.transaction(() => startOrder(context, input));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger({ requestId: context.requestId, botId: input.botId }).warn(
      { code: error.code },
      "No number was ordered for the new agent",
    );
    if (error.code === "organization_incomplete" || error.code === "number_limit_reached")
      await keepRefusedOrder(tx, context, input, { code: error.code, message: error.message });
  }
}
