import { eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { recordNumberAudit } from "./change-number";
import type { Line } from "./select-numbers";

/** The names that the history shows instead of ids. */
interface Names {
  organizationName: string;
  botName: string | null;
}

/**
 * Records a move to another organization: one entry that both organizations see.
 * @param line the line before the move
 * @param moved the line after it, with the names of its new organization and bot
 * @param undoes the move that this one undoes
 * @returns the entry's id
 */
export async function recordMove(
  tx: Transaction,
  context: Context,
  line: Line,
  moved: { line: Line; names: Names },
  undoes: string | null = null,
): Promise<string> {
  const names = await namesAt(tx, line);
  const places =
    names?.organizationName === moved.names.organizationName
      ? await placesOf(tx, line.orgId, moved.line.orgId)
      : null;
  return recordNumberAudit(tx, context, line, {
    action: "number.migrate",
    target: { orgId: moved.line.orgId, accountId: moved.line.accountId },
    before: { ...movedFields(line), ...names, ...places?.before },
    after: { ...movedFields(moved.line), ...moved.names, ...places?.after },
    version: moved.line.version,
    undoes,
  });
}

/** The fields that a move can change. */
function movedFields(line: Line) {
  const { orgId, botId, verifiedCallerId, callbackForwardingNumber, transferTrunkId } = line;
  return { orgId, botId, verifiedCallerId, callbackForwardingNumber, transferTrunkId };
}

async function namesAt(tx: Transaction, line: Line): Promise<Names | undefined> {
  const [names] = await tx
    .select({ organizationName: organizations.name, botName: bots.name })
    .from(organizations)
    .leftJoin(bots, eq(bots.id, sql`${line.botId}::uuid`))
    .where(eq(organizations.id, line.orgId));
  return names;
}

/** Where two organizations of one name are: their cities, and in one city their streets or references. */
async function placesOf(tx: Transaction, from: string, to: string) {
  const rows = await tx
    .select({
      id: organizations.id,
      city: organizations.city,
      street: organizations.addressLine1,
      reference: organizations.referenceId,
    })
    .from(organizations)
    .where(inArray(organizations.id, [from, to]));
  const isOneCity = new Set(rows.map(({ city }) => city)).size === 1;
  const isOneStreet = new Set(rows.map(({ street }) => street)).size === 1;
  const placeOf = (orgId: string) => {
    const row = rows.find(({ id }) => id === orgId);
    const street = isOneStreet ? row?.reference : row?.street;
    return {
      organizationCity: row?.city ?? null,
      ...(isOneCity && { organizationStreet: street ?? null }),
    };
  };
  return { before: placeOf(from), after: placeOf(to) };
}
