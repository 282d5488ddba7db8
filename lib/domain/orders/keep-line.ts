import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, phoneNumbers } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { isLanguageMismatch } from "@/lib/domain/numbers/rules";
import type { Line } from "@/lib/domain/numbers/select-numbers";
import { formatPhone } from "@/lib/phone";
import type { StepTools } from "./advance-order";
import { moveOrder } from "./lease";
import { carrierLabel } from "./rules";
import type { OrderRecord } from "./select-orders";

/** What a purchase came to: the order, done, with its line and the bot that answers it. */
export interface Bought {
  order: OrderRecord;
  line: Line;
  bot: WishedBot;
}

/**
 * Lets the line of a purchase appear: number, order and audit entry, in the caller's transaction.
 * @param price US dollars a month, as a decimal text
 */
export async function keepLine(
  tx: Transaction,
  order: OrderRecord,
  price: string | null,
  tools: Pick<StepTools, "now">,
): Promise<Bought> {
  const at = tools.now();
  const bot = await wishedBot(tx, order);
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
      ...soundOf(order, bot),
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
  if (!inserted) throw new Error(`The line of order ${order.id} was not kept.`);
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
  const line = { ...inserted, ...soundOf(done, bot) };
  // An agent may have been changed while its number was bought. Done, the order is locked, and the line is changed next.
  if (line.language !== inserted.language || line.voiceId !== inserted.voiceId)
    await tx.update(phoneNumbers).set(soundOf(done, bot)).where(eq(phoneNumbers.id, line.id));
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

type WishedBot = Awaited<ReturnType<typeof wishedBot>>;

/** How a line sounds that is wished for so. */
function soundOf({ language, voiceId }: Pick<OrderRecord, "language" | "voiceId">, bot: WishedBot) {
  return { language, voiceId, languageMismatch: isLanguageMismatch(language, bot) };
}

/** The bot that was wished for, if it is still there; the line starts detached where it is not. */
async function wishedBot(tx: Transaction, order: OrderRecord) {
  if (!order.botId) return null;
  const [bot] = await tx
    .select({ id: bots.id, name: bots.name, languages: bots.languages, outbound: bots.outbound })
    .from(bots)
    .where(and(eq(bots.id, order.botId), eq(bots.orgId, order.orgId)))
    .for("share");
  return bot ?? null;
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
