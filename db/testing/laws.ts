import { inArray, sql } from "drizzle-orm";
import { expect } from "vitest";
import { database } from "@/db/client";
import { bots, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { defaultCarrier } from "@/lib/telephony/registry";
import { livingLines, openOrders, type World } from "./world";

/**
 * Checks what must hold at every moment:
 * - every number at the carrier belongs to a line, an open order or a planted stray;
 * - the carrier has the number of every active or quarantined line;
 * - no organization has more numbers than the limit;
 * - a line's bot belongs to the line's organization;
 * - every purchase in the carrier's ledger has an owner.
 * @param lostAtCarrier numbers that the test released at the carrier behind our back
 */
export async function expectLaws(world: World, lostAtCarrier: ReadonlySet<string>): Promise<void> {
  const held = await heldNumbers();
  const lines = await livingLines();
  const orders = await openOrders();
  const claimed = new Set([...lines, ...orders].flatMap(({ number }) => number ?? []));
  const unaccounted = held.filter(
    ({ number, carrierNumberId }) => !claimed.has(number) && !world.planted.has(carrierNumberId),
  );
  expect(unaccounted, "numbers at the carrier that we do not know").toEqual([]);

  const heldSet = new Set(held.map(({ number }) => number));
  const missing = lines.filter(
    ({ status, number }) =>
      (status === "active" || status === "quarantined") && !heldSet.has(number) && !lostAtCarrier.has(number),
  );
  expect(
    missing.map(({ number }) => number),
    "lines whose number the carrier does not have",
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

/** Checks that every purchase belongs to a line, an order or a planted stray. */
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
  // If the answer to a purchase was lost, it belongs to the order that had committed the number.
  const committed = new Set(orders.map(({ number }) => number));
  const unknown = bought.filter(
    ({ sid, number }) => !known.has(sid) && !world.planted.has(sid) && !committed.has(number),
  );
  expect(unknown, "purchases that we do not know").toEqual([]);
}

async function heldNumbers() {
  const listed = await defaultCarrier().numbers.listNumbers({ limit: 1000 });
  if (!listed.ok) throw new Error("The carrier did not answer.");
  return listed.value.numbers;
}
