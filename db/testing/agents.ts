import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, phoneNumberOrders } from "@/db/schema";
import { makeTestKey } from "@/lib/api/core/testing";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { carrierOf } from "@/lib/telephony/registry";
import { makeAccount } from "./factory";

/** An agent as OpenCX clients send it, with every field that we store. */
export const WHOLE_AGENT = {
  name: "Front Desk",
  type: "outbound",
  language: "Español",
  accent: "Mexican",
  handoff_phone_number: "+13125550142",
  interruptible: false,
  actionIds: ["answer", "transfer"],
  instructions: ["Be brief."],
  data_collection_fields: ["Insurance"],
  data_collection_webhook_url: "https://example.com/collected",
  model: "oppie-vox-2",
  first_message: "¡Buenos días!",
  voice_id: "CALM_REASSURING",
};

/** Makes an account with a location, and an API key of the location. */
export async function scene(scopes?: Parameters<typeof makeTestKey>[1]) {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(location.id, scopes) };
}

/** The bot that represents an agent. */
export async function botOf(id: string) {
  const [bot] = await database().select().from(bots).where(eq(bots.id, id));
  return bot;
}

/** The orders of an agent's number. */
export function ordersOf(botId: string) {
  return database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.botId, botId));
}

/** Advances the order of an agent's number, as the worker does. */
export async function buyFor(botId: string): Promise<void> {
  const [order] = await ordersOf(botId);
  await advanceOrder(order?.id ?? "", { carrierOf, now: () => new Date() });
}
