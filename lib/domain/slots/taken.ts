import { type SQL, sql } from "drizzle-orm";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";

const OPEN = sql.join(
  OPEN_ORDER_STATES.map((state) => sql`${state}`),
  sql`, `,
);

/**
 * How many of its ten slots an organization has taken (product rule 4), as a column. It reads at most ten lines and ten
 * orders by index, so a list can show it in each row.
 * @param orgId the column with the organization's id, qualified
 */
export function takenSlots(orgId: SQL): SQL<number> {
  return sql<number>`((select count(*)::int from ${phoneNumbers} t where t.org_id = ${orgId} and t.status <> 'released')
    + (select count(*)::int from ${phoneNumberOrders} t where t.org_id = ${orgId} and t.state in (${OPEN})))`;
}
