import { and, desc, eq, isNotNull, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierFindings, organizations, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import type { LineState } from "@/lib/constants/line-states";
import { type Context, maySomewhere } from "@/lib/context";
import { inState, ORGANIZATION_INCOMPLETE } from "@/lib/domain/numbers/number-filters";
import { presentNumber } from "@/lib/domain/numbers/present";
import { daysAfter } from "@/lib/domain/numbers/rules";
import { NUMBER_SCOPE, numbersWithinReach, selectNumbers } from "@/lib/domain/numbers/select-numbers";
import { presentOrder } from "@/lib/domain/orders/present";
import { recentOrders } from "@/lib/domain/orders/recent-orders";
import { ORDER_SCOPE, ordersWithinReach, selectOrders } from "@/lib/domain/orders/select-orders";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { IS_PRACTICE } from "@/lib/domain/organizations/practice";
import { missingFields } from "@/lib/domain/organizations/rules";
import { ofConfiguredCarriers } from "@/lib/domain/reconcile/list-findings";
import { presentFinding } from "@/lib/domain/reconcile/present";
import { selectFindings } from "@/lib/domain/reconcile/select-findings";
import { inScope, withinReach } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Need } from "@/lib/schemas/overview";

/** A quarantined line needs somebody this many days before its release. */
const SOON_DAYS = 2;

/** How bad each thing is, the worst first: calls are lost, then money, then what is wrong but works. */
const WORST_FIRST = [
  "lost",
  "not_answering",
  "stopped_order",
  "stray",
  "quarantined",
  "needs_attention",
  "failed_order",
  "organization",
] as const;
type Severity = (typeof WORST_FIRST)[number];
const SEVERITY_OF_STATE: Partial<Record<LineState, Severity>> = {
  lost: "lost",
  not_answering: "not_answering",
  quarantined: "quarantined",
};
export const RANKS = WORST_FIRST.length;

const rankOf = (severity: Severity): number => WORST_FIRST.indexOf(severity);

/** Where something is in the whole list: by severity, then by `value`, then by id. */
export interface Place {
  rank: number;
  value: string;
  id: string;
}

export interface Placed extends Place {
  need: Need;
}

/** What needs somebody, of one kind. Each severity belongs to one kind. */
export interface NeedSource {
  /** Which rows need somebody; null if the caller has none of the kind. */
  condition: (context: Context, scope: ScopeFilters) => SQL | null | undefined;
  /** Reads the first of them in the list's order, after a place. */
  read: (where: SQL | undefined, after: Place | null, limit: number) => Promise<Placed[]>;
  /** Selects at most `limit` of them, to be counted. */
  some: (where: SQL | undefined, limit: number) => SQL;
}

const LINE_RANK = sql<number>`case when ${phoneNumbers.status} = 'lost' then ${sql.raw(String(rankOf("lost")))}
  when ${phoneNumbers.status} = 'quarantined' then ${sql.raw(String(rankOf("quarantined")))}
  when ${phoneNumbers.botId} is null then ${sql.raw(String(rankOf("not_answering")))}
  else ${sql.raw(String(rankOf("needs_attention")))} end`;

/** Lines: lost, without a bot, about to be released, or in need of attention; newest first. */
const lines: NeedSource = {
  condition: (context, scope) =>
    and(
      numbersWithinReach(context),
      ne(phoneNumbers.status, "released"),
      inScope(scope, NUMBER_SCOPE),
      or(
        inState("lost"),
        // Nobody can have an attached line answered that was brought, so it needs nobody.
        and(inState("not_answering"), isNull(phoneNumbers.botId)),
        inState("needs_attention"),
        and(inState("quarantined"), lte(phoneNumbers.quarantinedUntil, daysAfter(context.now(), SOON_DAYS))),
      ),
    ),
  read: async (where, after, limit) => {
    const { id, createdAt } = phoneNumbers;
    const rows = await selectNumbers()
      .where(and(where, isAfter(LINE_RANK, sql`(${createdAt}, ${id})`, after)))
      .orderBy(LINE_RANK, desc(createdAt), desc(id))
      .limit(limit);
    return rows.map((row) => {
      const line = presentNumber(row);
      const rank = rankOf(SEVERITY_OF_STATE[line.state] ?? "needs_attention");
      return { need: { kind: "line", line }, rank, value: line.createdAt, id: line.id };
    });
  },
  some: (where, limit) =>
    sql`${database()
      .select({ id: phoneNumbers.id })
      .from(phoneNumbers)
      .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
      .where(where)
      .limit(limit)}`,
};

const ORDER_RANK = sql<number>`case when ${phoneNumberOrders.state} = 'failed' then ${sql.raw(String(rankOf("failed_order")))} else ${sql.raw(String(rankOf("stopped_order")))} end`;

/** Purchases that stopped, or that failed lately; newest first. */
const orders: NeedSource = {
  condition: (context, scope) =>
    and(
      ordersWithinReach(context),
      inScope(scope, ORDER_SCOPE),
      recentOrders(context.now()),
      or(eq(phoneNumberOrders.state, "failed"), isNotNull(phoneNumberOrders.stoppedAt)),
    ),
  read: async (where, after, limit) => {
    const { id, createdAt } = phoneNumberOrders;
    const rows = await selectOrders()
      .where(and(where, isAfter(ORDER_RANK, sql`(${createdAt}, ${id})`, after)))
      .orderBy(ORDER_RANK, desc(createdAt), desc(id))
      .limit(limit);
    return rows.map((row) => {
      const order = presentOrder(row);
      const rank = rankOf(order.state === "failed" ? "failed_order" : "stopped_order");
      return { need: { kind: "order", order }, rank, value: order.createdAt, id: order.id };
    });
  },
  some: (where, limit) =>
    sql`${database().select({ id: phoneNumberOrders.id }).from(phoneNumberOrders).where(where).limit(limit)}`,
};

/** Strays, for whoever manages the carrier. They belong to no organization, so a narrower scope has none. */
const strays: NeedSource = {
  condition: (context, { orgId, accountId }) =>
    !maySomewhere(context, "carrier:manage") || orgId || accountId
      ? null
      : and(ofConfiguredCarriers(), eq(carrierFindings.kind, "stray"), ne(carrierFindings.state, "resolved")),
  read: async (where, after, limit) => {
    const { id, createdAt } = carrierFindings;
    const rank = rankOf("stray");
    const rows = await selectFindings()
      .where(and(where, isAfter(sql.raw(String(rank)), sql`(${createdAt}, ${id})`, after)))
      .orderBy(desc(createdAt), desc(id))
      .limit(limit);
    return rows.map((row) => {
      const finding = presentFinding(row);
      return { need: { kind: "stray", finding }, rank, value: finding.createdAt, id: finding.id };
    });
  },
  some: (where, limit) =>
    sql`${database().select({ id: carrierFindings.id }).from(carrierFindings).where(where).limit(limit)}`,
};

/** Practices with an incomplete address, by name. */
const incomplete: NeedSource = {
  condition: (context, scope) =>
    and(
      isNull(organizations.archivedAt),
      ORGANIZATION_INCOMPLETE,
      IS_PRACTICE,
      withinReach(context, ORGANIZATION_SCOPE),
      inScope(scope, ORGANIZATION_SCOPE),
    ),
  read: async (where, after, limit) => {
    const { id, name, timezone, addressLine1, city, state, zip } = organizations;
    const rank = rankOf("organization");
    const rest =
      after && after.rank === rank ? sql`(${name}, ${id}) > (${after.value}, ${after.id}::uuid)` : undefined;
    const rows = await database()
      .select({ id, name, timezone, addressLine1, city, state, zip })
      .from(organizations)
      .where(and(where, rest))
      .orderBy(name, id)
      .limit(limit);
    return rows.map((row) => {
      const organization = { id: row.id, name: row.name, missingFields: missingFields(row) };
      return { need: { kind: "organization", organization }, rank, value: row.name, id: row.id };
    });
  },
  some: (where, limit) =>
    sql`${database().select({ id: organizations.id }).from(organizations).where(where).limit(limit)}`,
};

export const NEED_SOURCES: readonly NeedSource[] = [lines, orders, strays, incomplete];

/** The rows after a place in a list that is newest first within each severity. */
function isAfter(rank: SQL, newestFirst: SQL, after: Place | null): SQL | undefined {
  if (!after) return undefined;
  const { rank: at, value, id } = after;
  // Names of organizations are no moments; they come last.
  if (at === rankOf("organization")) return sql`false`;
  return sql`(${rank} > ${at}::int or (${rank} = ${at}::int and ${newestFirst} < (${value}::timestamptz, ${id}::uuid)))`;
}
