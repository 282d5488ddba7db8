import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { isLanguageMismatch } from "@/lib/domain/numbers/rules";
import { formatPhone } from "@/lib/phone";
import type { StepTools } from "./advance-order";
import { moveOrder } from "./lease";
import { carrierLabel } from "./rules";
import type { OrderRecord } from "./select-orders";

/**
 * Lets the line of a purchase appear: number, order and audit entry, in the caller's transaction.
 * @param price US dollars a month, as a decimal text
 */
export async function keepLine(
  tx: Transaction,
  order: OrderRecord,
  price: string | null,
  tools: Pick<StepTools, "now">,
): Promise<void> {
  const at = tools.now();
  const bot = await wishedBot(tx, order);
  const { language, voiceId } = await wishedSound(tx, order);
  const [line] = await tx
    .insert(phoneNumbers)
    .values({
      orgId: order.orgId,
      accountId: order.accountId,
      botId: bot?.id ?? null,
      number: order.number ?? "",
      name: order.name,
      language,
      voiceId,
      callbackForwardingNumber: order.callbackForwardingNumber,
      status: "active",
      languageMismatch: isLanguageMismatch(language, bot),
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
  if (!line) throw new Error(`The line of order ${order.id} was not kept.`);
  await moveOrder(
    tx,
    order,
    {
      state: "done",
      phoneNumberId: line.id,
      monthlyPrice: price,
      checkedAt: at,
      finishedAt: at,
      updatedAt: at,
    },
    { release: true },
  );
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
}

/** The bot that was wished for, if it is still there; the line starts detached where it is not. */
async function wishedBot(tx: Transaction, order: OrderRecord) {
  if (!order.botId) return null;
  const [bot] = await tx
    .select({ id: bots.id, name: bots.name, languages: bots.languages })
    .from(bots)
    .where(and(eq(bots.id, order.botId), eq(bots.orgId, order.orgId)))
    .for("share");
  return bot ?? null;
}

/** How the line is to sound, as it is wished for by now: an agent may have been changed while its number was bought. */
async function wishedSound(tx: Transaction, order: OrderRecord) {
  const [wished] = await tx
    .select({ language: phoneNumberOrders.language, voiceId: phoneNumberOrders.voiceId })
    .from(phoneNumberOrders)
    .where(eq(phoneNumberOrders.id, order.id))
    .for("update");
  return wished ?? order;
}

/** The context of the person who ordered, so that the line's history names them and not the worker. */
function actingFor(order: OrderRecord, tools: Pick<StepTools, "now">): Context {
  const type = (["user", "support", "api_key"] as const).find((kind) => kind === order.actorType) ?? "system";
  return {
    actor: { type, id: order.actorId, name: order.actorName },
    reach: { everything: true },
    requestId: order.requestId,
    now: tools.now,
  };
}
