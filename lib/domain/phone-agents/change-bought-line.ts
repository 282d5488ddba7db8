import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import type { Context } from "@/lib/context";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import type { LineSound } from "./rules";

/**
 * Brings what was bought for an agent in step with a change of its language or voice: its line, while the agent answers
 * it, or the purchase, where there is no line yet. The caller holds the bot's row lock, and the locks of orders and
 * lines come after it.
 * @throws AppError `forbidden`
 */
export async function changeBoughtLine(
  tx: Transaction,
  context: Context,
  bot: { id: string; orgId: string },
  sound: LineSound,
): Promise<void> {
  if (Object.keys(sound).length === 0) return;
  const ofAgent = and(eq(phoneNumberOrders.orgId, bot.orgId), eq(phoneNumberOrders.botId, bot.id));
  const [order] = await tx
    .select({ id: phoneNumberOrders.id, phoneNumberId: phoneNumberOrders.phoneNumberId })
    .from(phoneNumberOrders)
    .where(and(ofAgent, ne(phoneNumberOrders.state, "failed")))
    .orderBy(asc(phoneNumberOrders.createdAt), asc(phoneNumberOrders.id))
    .limit(1)
    .for("update");
  if (order?.phoneNumberId) return changeLine(tx, context, bot.id, order.phoneNumberId, sound);
  // What is under way arrives so, and what failed is tried again so.
  await tx
    .update(phoneNumberOrders)
    .set({ ...sound, updatedAt: context.now() })
    .where(
      and(ofAgent, order ? eq(phoneNumberOrders.id, order.id) : isNull(phoneNumberOrders.phoneNumberId)),
    );
}

async function changeLine(
  tx: Transaction,
  context: Context,
  botId: string,
  id: string,
  sound: LineSound,
): Promise<void> {
  const [line] = await tx
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, id), eq(phoneNumbers.botId, botId), eq(phoneNumbers.status, "active")));
  if (line) await updateNumber(context, { id, ...sound });
}
