import { NO_BOT } from "@/components/numbers/get/line-start";
import { paths, withQuery } from "@/lib/paths";
import type { Order } from "@/lib/schemas/order";

/** Remedies for which the number that was asked for cannot be asked for again. */
const GIVES_UP_NUMBER = ["another_number", "another_number_or_documents"];

/**
 * The address of the form, filled in as it was, with the given area code. It keeps a number that was chosen and can still
 * be had: the next try may find it again.
 */
export function retryHref(order: Order, areaCode: string | null): string {
  const isGone = GIVES_UP_NUMBER.includes(order.failure?.remedy ?? "");
  return withQuery(paths.getNumber(), {
    orgId: order.orgId,
    areaCode,
    number: isGone || areaCode !== order.areaCode ? null : order.requestedNumber,
    name: order.name,
    language: order.language,
    voiceId: order.voiceId,
    botId: order.botId ?? NO_BOT,
  });
}
