import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { numbersWithinReach } from "@/lib/domain/numbers/select-numbers";
import { labeledOrderId } from "./rules";
import { ordersWithinReach } from "./select-orders";

/**
 * The id of the order that bought a line, for support. The line's label at the carrier names it, because orders have no
 * index by line.
 * @returns null if the line was brought or adopted, or if the line or its order is out of the caller's reach
 */
export async function getOrderIdOfLine(context: Context, input: { id: string }): Promise<string | null> {
  requirePermissionSomewhere(context, "read");
  const [line] = await database()
    .select({ id: phoneNumbers.id, label: phoneNumbers.carrierLabel })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, parseId(input.id)), numbersWithinReach(context)));
  const labeled = labeledOrderId(line?.label ?? "");
  if (!line || labeled === null) return null;
  const { id, phoneNumberId } = phoneNumberOrders;
  const [order] = await database()
    .select({ id })
    .from(phoneNumberOrders)
    .where(and(eq(id, labeled), eq(phoneNumberId, line.id), ordersWithinReach(context)));
  return order?.id ?? null;
}
