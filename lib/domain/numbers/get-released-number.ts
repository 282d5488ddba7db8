import { and, eq, isNull, ne } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { organizations, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { NumberIdInput, ReleasedNumber } from "@/lib/schemas/phone-number";
import { carrierOf } from "@/lib/telephony/registry";
import { presentNumber } from "./present";
import { recoverableUntil } from "./rules";
import { type NumberRow, numbersWithinReach, selectNumbers } from "./select-numbers";

/**
 * Reads a released line in the caller's reach, until when its number can be recovered, and the order that recovers it.
 * @throws AppError `not_found`, for living and foreign lines too
 */
export async function getReleasedNumber(context: Context, input: NumberIdInput): Promise<ReleasedNumber> {
  requirePermissionSomewhere(context, "read");
  const row = await findReleasedRow(database(), context, input.id);
  const { current } = await readRecoveryOrders(database(), row.line.id);
  const until = current ? null : await findRecoveryDeadline(database(), context, row);
  return {
    phoneNumber: presentNumber(row),
    recoverableUntil: until?.toISOString() ?? null,
    recovery: current ? { orderId: current.id, phoneNumberId: current.phoneNumberId } : null,
  };
}

/**
 * Finds a released line in the caller's reach, with its organization.
 * @throws AppError `not_found`, for living and foreign lines too, and after the organization was archived
 */
export async function findReleasedRow(
  queryable: Queryable,
  context: Context,
  id: string,
): Promise<NumberRow> {
  const [row] = await selectNumbers(queryable).where(
    and(
      eq(phoneNumbers.id, parseId(id)),
      eq(phoneNumbers.status, "released"),
      isNull(organizations.archivedAt),
      numbersWithinReach(context),
    ),
  );
  if (!row) throw new AppError("not_found");
  return row;
}

/** Until when a number can be recovered; null if never, if that time is over, or if the number is on a line again. */
export async function findRecoveryDeadline(
  queryable: Queryable,
  context: Context,
  { line }: NumberRow,
): Promise<Date | null> {
  const until = recoverableUntil(line, carrierOf(line).capabilities);
  if (until === null || until <= context.now()) return null;
  const [living] = await queryable
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.number, line.number), ne(phoneNumbers.status, "released")));
  return living ? null : until;
}

/**
 * Reads the orders that recover a released line's number: the one that has not failed, and how many have failed. In a
 * transaction that has locked the organization, nobody else can start another one.
 */
export async function readRecoveryOrders(
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
