import { inArray, sql } from "drizzle-orm";
import { expect } from "vitest";
import { database } from "@/db/client";
import { bots, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { NUMBER_LIMIT } from "@/lib/constants/numbers";
import { carrier } from "@/lib/telephony/carrier";
import { livingLines, openOrders, type World } from "./world";

/**
 * What holds at every moment, with the carrier as judge: it holds nothing for us that no line, open purchase or planted
 * stray accounts for; every purchase in its ledger has one owner; no organization has more than ten; a line's bot is of
 * the line's organization.
 * @param lostAtCarrier numbers that were taken from the carrier behind our back
 */
export async function expectLaws(world: World, lostAtCarrier: ReadonlySet<string>): Promise<void> {
  const held = await heldNumbers();
  const lines = await livingLines();
  const orders = await openOrders();
  const claimed = new Set([...lines, ...orders].flatMap(({ number }) => number ?? []));
  const unaccounted = held.filter(
    ({ number, carrierNumberId }) => !claimed.has(number) && !world.planted.has(carrierNumberId),
  );
  expect(unaccounted, "held by the carrier and known to nobody").toEqual([]);

  const heldSet = new Set(held.map(({ number }) => number));
  const missing = lines.filter(
    ({ status, number }) =>
      (status === "active" || status === "quarantined") && !heldSet.has(number) && !lostAtCarrier.has(number),
  );
  expect(
    missing.map(({ number }) => number),
    "lines that the carrier does not hold",
  ).toEqual([]);

  for (const orgId of world.orgs) {
    const taken = [...lines, ...orders].filter((row) => row.orgId === orgId).length;
    expect(taken).toBeLessThanOrEqual(NUMBER_LIMIT);
  }
  const ours = await database().select().from(bots).where(inArray(bots.id, world.bots));
  const owners = new Map(ours.map((bot) => [bot.id, bot.orgId]));
  for (const line of lines) if (line.botId) expect(owners.get(line.botId)).toBe(line.orgId);
  await expectOwnedPurchases(world);
}

/** Every purchase belongs to one line, one order or to nobody of us, and no order has bought twice. */
async function expectOwnedPurchases(world: World): Promise<void> {
  const { rows: bought } = await database().execute<{ sid: string; number: string }>(
    sql`select sid, number from local_carrier.ledger where event = 'purchase' and id > ${world.ledgerFrom}`,
  );
  const lines = await database()
    .select({ sid: phoneNumbers.carrierNumberId })
    .from(phoneNumbers)
    .where(inArray(phoneNumbers.orgId, world.orgs));
  const orders = await database()
    .select({ sid: phoneNumberOrders.carrierNumberId, number: phoneNumberOrders.number })
    .from(phoneNumberOrders)
    .where(inArray(phoneNumberOrders.orgId, world.orgs));
  const known = new Set([...lines, ...orders].map(({ sid }) => sid));
  // A purchase whose answer was lost is the order's that has committed to the number.
  const committed = new Set(orders.map(({ number }) => number));
  const strange = bought.filter(
    ({ sid, number }) => !known.has(sid) && !world.planted.has(sid) && !committed.has(number),
  );
  expect(strange, "purchases that nobody knows").toEqual([]);
}

async function heldNumbers() {
  const listed = await carrier().listNumbers({ limit: 1000 });
  if (!listed.ok) throw new Error("The carrier does not answer.");
  return listed.value.numbers;
}
