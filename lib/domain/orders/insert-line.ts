import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, phoneNumbers } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { isLanguageMismatch } from "@/lib/domain/numbers/rules";
import { BOT_FACTS } from "@/lib/domain/numbers/select-numbers";
import { formatPhone } from "@/lib/phone";
import { moveOrder } from "./lease";
import { carrierLabel } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { DoneOrder, OrderedBot, StepTools } from "./step";

/**
 * Inserts the line of an order, marks the order as done and records it, in the caller's transaction.
 * @param price US dollars a month, as a decimal text
 * @returns the order, its line and the line's bot
 * @throws LeaseLost as `moveOrder`
 */
export async function insertLine(
  tx: Transaction,
  order: OrderRecord,
  price: string | null,
  tools: Pick<StepTools, "now">,
): Promise<DoneOrder> {
  const at = tools.now();
  const bot = await lockOrderedBot(tx, order);
  const [inserted] = await tx
    .insert(phoneNumbers)
    .values({
      orgId: order.orgId,
      accountId: order.accountId,
      botId: bot?.id ?? null,
      number: order.number ?? "",
      name: order.name,
      callbackForwardingNumber: order.callbackForwardingNumber,
      status: "active",
      ...soundColumns(order, bot),
      carrier: order.carrier,
      carrierNumberId: order.carrierNumberId,
      carrierLabel: carrierLabel(order),
      areaCode: order.areaCode,
      locality: order.locality,
      region: order.region,
      monthlyPrice: price,
      attachedAt: bot ? at : null,
      createdAt: at,
      updatedAt: at,
    })
    .returning();
  if (!inserted) throw new Error(`The line of order ${order.id} was not inserted.`);
  const done = await moveOrder(
    tx,
    order,
    {
      state: "done",
      phoneNumberId: inserted.id,
      carrierNumberId: order.carrierNumberId,
      monthlyPrice: price,
      checkedAt: at,
      finishedAt: at,
      updatedAt: at,
    },
    { release: true },
  );
  const line = { ...inserted, ...soundColumns(done, bot) };
  // The order's language or voice may have changed during the purchase. It is locked now: later changes go to the line.
  if (line.language !== inserted.language || line.voiceId !== inserted.voiceId)
    await tx.update(phoneNumbers).set(soundColumns(done, bot)).where(eq(phoneNumbers.id, line.id));
  await recordAudit(tx, actingFor(order, tools), {
    action: "number.provision",
    subject: { type: "phone_number", id: line.id, label: formatPhone(line.number) },
    place: { accountId: order.accountId, orgId: order.orgId },
    after: {
      number: line.number,
      name: line.name,
      language: line.language,
      voiceId: line.voiceId,
      areaCode: line.areaCode,
      monthlyPrice: price,
      botId: bot?.id ?? null,
      botName: bot?.name ?? null,
    },
  });
  return { order: done, line, bot };
}

/** Language and voice of the ordered line, and whether its bot does not suit the language. */
function soundColumns(
  { language, voiceId }: Pick<OrderRecord, "language" | "voiceId">,
  bot: OrderedBot | null,
) {
  return { language, voiceId, languageMismatch: isLanguageMismatch(language, bot) };
}

/** The ordered bot, locked; null if it is gone from the organization, so that the line starts detached. */
async function lockOrderedBot(tx: Transaction, order: OrderRecord): Promise<OrderedBot | null> {
  if (!order.botId) return null;
  const [bot] = await tx
    .select(BOT_FACTS)
    .from(bots)
    .where(and(eq(bots.id, order.botId), eq(bots.orgId, order.orgId)))
    .for("share");
  return bot ?? null;
}

/** The context of whoever placed the order, so that the line's history names them and not the worker. */
function actingFor(order: OrderRecord, tools: Pick<StepTools, "now">): Context {
  return {
    actor: { type: order.actorType, id: order.actorId, name: order.actorName, email: order.actorEmail },
    reach: { everything: true },
    requestId: order.requestId,
    now: tools.now,
  };
}
