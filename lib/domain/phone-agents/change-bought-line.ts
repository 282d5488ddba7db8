import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import type { Context } from "@/lib/context";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import type { LineSound } from "./rules";

/**
 * Applies a change of an agent's language or voice to the line that was bought for it, if the agent answers that line,
 * or to the order if there is no line yet. The caller must hold the bot's row lock: orders and lines are locked after
 * bots.
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
  // An open order's line gets the new language and voice. So does the next try of failed orders.
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
