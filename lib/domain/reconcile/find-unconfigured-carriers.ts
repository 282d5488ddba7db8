import { and, inArray, ne, notInArray, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { carrierFindings, phoneNumberOrders, phoneNumbers } from "@/db/schema/index";
import { BROUGHT } from "@/lib/constants/carrier";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import type { Carrier } from "@/lib/telephony/port";

/**
 * Finds carriers that are not configured although living lines, open orders or open findings belong to them.
 * @param configured the configured carriers
 * @returns the names of the others, sorted
 */
export async function findUnconfiguredCarriers(configured: Carrier[]): Promise<string[]> {
  const names = configured.map(({ name }) => name);
  const lines = database()
    .select({ carrier: sql<string>`${phoneNumbers.carrier}`.as("carrier") })
    .from(phoneNumbers)
    .where(and(ne(phoneNumbers.status, "released"), notInArray(phoneNumbers.carrier, [...names, BROUGHT])));
  const orders = database()
    .select({ carrier: sql<string>`${phoneNumberOrders.carrier}`.as("carrier") })
    .from(phoneNumberOrders)
    .where(
      and(
        inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]),
        notInArray(phoneNumberOrders.carrier, names),
      ),
    );
  const findings = database()
    .select({ carrier: sql<string>`${carrierFindings.carrier}`.as("carrier") })
    .from(carrierFindings)
    .where(and(ne(carrierFindings.state, "resolved"), notInArray(carrierFindings.carrier, names)));
  const rows = await union(lines, orders, findings);
  return rows.map(({ carrier }) => carrier).sort();
}
