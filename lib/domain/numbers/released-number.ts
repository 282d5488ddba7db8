import { and, eq, isNull, ne } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { organizations, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { NumberIdInput, ReleasedNumber } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { presentNumber } from "./present";
import { recoverableUntil } from "./rules";
import { type NumberRow, numbersWithinReach, selectNumbers } from "./select-numbers";

/**
 * A released line of the caller's, with what it was last and until when its number can be had back.
 * @throws AppError `not_found`, for living and foreign ones too
 */
export async function getReleasedNumber(context: Context, input: NumberIdInput): Promise<ReleasedNumber> {
  requirePermissionSomewhere(context, "read");
  const row = await findReleasedRow(database(), context, input.id);
  const { current } = await recoveriesOf(database(), row.line.id);
  const until = current ? null : await recoverableTill(database(), context, row);
  return {
    phoneNumber: presentNumber(row),
    recoverableUntil: until?.toISOString() ?? null,
    recovery: current ? { orderId: current.id, phoneNumberId: current.phoneNumberId } : null,
  };
}

/**
 * A released line of the caller's with its organization.
 * @throws AppError `not_found`, for living and foreign ones too, and once the organization is archived
 */
export async function findReleasedRow(
  queryable: Queryable,
  context: Context,
  id: string,
): Promise<NumberRow> {
  const [row] = await selectNumbers(queryable).where(
    and(
      eq(phoneNumbers.id, knownShape(id)),
      eq(phoneNumbers.status, "released"),
      isNull(organizations.archivedAt),
      numbersWithinReach(context),
    ),
  );
  if (!row) throw new AppError("not_found");
  return row;
}

/** Until when the number can be bought back; null where it cannot, is over, or the number serves a line again. */
export async function recoverableTill(
  queryable: Queryable,
  context: Context,
  { line }: NumberRow,
): Promise<Date | null> {
  const until = recoverableUntil(line, carrier());
  if (until === null || until <= context.now()) return null;
  const [living] = await queryable
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.number, line.number), ne(phoneNumbers.status, "released")));
  return living ? null : until;
}

/**
 * The purchases that were to bring a released line's number back: the one that has not failed, and how many have.
 * Asked in a transaction that holds the organization's row, nobody else starts one meanwhile.
 */
export async function recoveriesOf(
  queryable: Queryable,
  id: string,
): Promise<{ current: { id: string; phoneNumberId: string | null } | undefined; failed: number }> {
  const { id: orderId, state, phoneNumberId } = phoneNumberOrders;
  const orders = await queryable
    .select({ id: orderId, state, phoneNumberId })
    .from(phoneNumberOrders)
    .where(eq(phoneNumberOrders.recoversNumberId, id));
  const failed = orders.filter((order) => order.state === "failed").length;
  return { current: orders.find((order) => order.state !== "failed"), failed };
}
