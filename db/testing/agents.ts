import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, phoneNumberOrders } from "@/db/schema";
import { makeTestKey } from "@/lib/api/testing";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { carrier } from "@/lib/telephony/carrier";
import { makeAccount } from "./factory";

/** An agent as OpenCX clients write it, with all that is kept of it. */
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

/** An account with a location, and a key of the location. */
export async function scene(scopes?: Parameters<typeof makeTestKey>[1]) {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(location.id, scopes) };
}

/** The bot that an agent is here. */
export async function botOf(id: string) {
  const [bot] = await database().select().from(bots).where(eq(bots.id, id));
  return bot;
}

/** The purchases of an agent's number. */
export function ordersOf(botId: string) {
  return database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.botId, botId));
}

/** Does what the worker does with the purchase of an agent's number. */
export async function buyFor(botId: string): Promise<void> {
  const [order] = await ordersOf(botId);
  await advanceOrder(order?.id ?? "", { carrier: carrier(), now: () => new Date() });
}
