import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { DEFAULT_VOICE } from "@/lib/constants/voices";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { createBot } from "@/lib/domain/bots/create-bot";
import { insertRefusedOrder } from "@/lib/domain/orders/insert-order";
import { findOrderByIntent, startOrder } from "@/lib/domain/orders/start-order";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import type { CreateBotInput } from "@/lib/schemas/bot";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { findAgent } from "./find";
import type { PhoneAgent } from "./present";
import { speechOf } from "./rules";

/** A new agent: a bot whose greeting and languages follow from its first message and its language in free text. */
type NewAgent = Omit<CreateBotInput, "greeting" | "languages"> & { freeLanguage?: string | null };

/**
 * Adds a bot to an organization and, if the caller may buy numbers, orders a US number for it. The worker buys the
 * number, so the answer does not have it yet. If the number cannot be ordered, the agent is created anyway. The same
 * intent is the same agent.
 * @param order the intent of the number's order; null to order no number
 * @throws AppError as `createBot`
 */
export async function createAgent(
  context: Context,
  agent: NewAgent,
  order: Pick<ProvisionNumberInput, "intentKey"> | null,
): Promise<PhoneAgent> {
  requirePermissionSomewhere(context, "bots:write");
  const { language, greeting } = speechOf(agent);
  return inTransaction(async (tx) => {
    // Take the stronger lock that an order needs now: two transactions that upgrade a lock later would deadlock.
    const organization = order && (await lockOrganization(tx, context, agent.orgId, "bots:write", "update"));
    const earlier = organization && (await findOrderByIntent(tx, organization.accountId, order.intentKey));
    if (earlier?.botId) return findAgent(tx, context, earlier.botId);
    const { bot } = await createBot(context, { ...agent, greeting, languages: [language] });
    if (order)
      await orderNumber(tx, context, {
        ...order,
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
 * Orders a number. A refusal, such as of an incomplete organization, rolls back only the order. If people can fix the
 * cause, a failed order is inserted, so that they see why and can try again.
 */
async function orderNumber(tx: Transaction, context: Context, input: ProvisionNumberInput): Promise<void> {
  try {
    await tx.transaction(() => startOrder(context, input));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger({ requestId: context.requestId, botId: input.botId }).warn(
      { code: error.code },
      "The new agent's number could not be ordered",
    );
    if (error.code === "organization_incomplete" || error.code === "number_limit_reached")
      await insertRefusedOrder(tx, context, input, { code: error.code, message: error.message });
  }
}
