import { CarrierLedger } from "./carrier.mjs";

/**
 * The conservation laws, checked against the carrier's ledger. Each returns a sentence per violation.
 * @typedef {{ id: string, org_id: string, account_id: string, bot_id: string | null, number: string, status: string, carrier: string, carrier_number_id: string | null }} Line
 * @typedef {{ id: string, org_id: string, state: string, number: string | null, carrier_number_id: string | null, phone_number_id: string | null, failure: { code: string } | null, waiting_for: string | null }} Order
 * @typedef {{ lines: Line[], orders: Order[], ledger: import("./carrier.mjs").LedgerEntry[], planted: Set<string>, removed: Set<string> }} Facts
 *   `planted`: carrier ids of strays that the campaign bought or reconciliation reported; `removed`: carrier ids that
 *   the campaign released
 */

const OPEN = ["searching", "buying", "wiring"];
const HELD = ["active", "quarantined", "releasing"];
const LIMIT = 10;

/** @param {import("pg").Pool} database @param {CarrierLedger} carrier @returns {Promise<Facts>} */
export async function readFacts(database, carrier) {
  const [lines, orders, strays, ledger] = await Promise.all([
    database.query(
      "select id, org_id, account_id, bot_id, number, status, carrier, carrier_number_id from phone_numbers",
    ),
    database.query(
      "select id, org_id, state, number, carrier_number_id, phone_number_id, failure, waiting_for from phone_number_orders",
    ),
    database.query(
      "select carrier_number_id from carrier_findings where kind = 'stray' and state <> 'resolved'",
    ),
    carrier.entries(),
  ]);
  const reported = strays.rows.map((row) => String(row.carrier_number_id));
  return {
    lines: lines.rows,
    orders: orders.rows,
    ledger,
    planted: new Set([...carrier.planted, ...reported]),
    removed: carrier.removed,
  };
}

/** The carrier's numbers are exactly ours. @param {Facts} facts */
export function sameNumbers({ lines, orders, ledger, planted, removed }) {
  const held = CarrierLedger.held(ledger);
  const ours = lines.filter((line) => line.carrier === "local");
  const known = new Set(
    ours.filter((line) => HELD.includes(line.status)).map((line) => line.carrier_number_id),
  );
  const intended = new Set(orders.filter((order) => OPEN.includes(order.state)).map((order) => order.number));
  const unknown = [...held].filter(
    ([sid, number]) => !known.has(sid) && !planted.has(sid) && !intended.has(number),
  );
  const missing = ours.filter(
    ({ status, carrier_number_id: sid }) =>
      ["active", "quarantined"].includes(status) && sid !== null && !held.has(sid) && !removed.has(sid),
  );
  return [
    ...unknown.map(([sid, number]) => `The carrier has ${number} (${sid}), which is unknown here.`),
    ...missing.map(({ number, status }) => `${number} is ${status}, but the carrier does not have it.`),
  ];
}

/** Each purchase belongs to exactly one order, and each finished order to a purchase. @param {Facts} facts */
export function samePurchases({ lines, orders, ledger, planted }) {
  const purchases = ledger.filter(({ event }) => event === "purchase");
  /** @type {Map<string, string[]>} */
  const buyers = new Map();
  for (const { id, carrier_number_id: sid } of orders)
    if (sid) buyers.set(sid, [...(buyers.get(sid) ?? []), id]);
  const adopted = new Set(lines.map((line) => line.carrier_number_id));
  const wrong = purchases.filter(({ sid }) => {
    const count = buyers.get(sid)?.length ?? 0;
    return count !== 1 && !planted.has(sid) && !(count === 0 && adopted.has(sid));
  });
  const bought = new Set(purchases.map(({ sid }) => sid));
  const invented = orders.filter(
    (order) => order.state === "done" && !(order.carrier_number_id && bought.has(order.carrier_number_id)),
  );
  return [
    ...wrong.map(
      ({ number, sid }) =>
        `The purchase of ${number} (${sid}) belongs to ${buyers.get(sid)?.length ?? 0} orders.`,
    ),
    ...invented.map(({ id }) => `Order ${id} is done, but nothing was bought for it.`),
  ];
}

/** No number that is still ours was released at the carrier. @param {Facts} facts */
export function noLossByRelease({ lines, ledger, removed }) {
  const released = new Set(ledger.filter(({ event }) => event === "release").map(({ sid }) => sid));
  return lines
    .filter(
      ({ status, carrier_number_id: sid }) =>
        !["released", "releasing"].includes(status) && sid !== null && released.has(sid) && !removed.has(sid),
    )
    .map(({ number, status }) => `${number} was released at the carrier while it was ${status}.`);
}

/** No organization has more than ten numbers, including open orders. @param {Facts} facts */
export function withinLimit({ lines, orders }) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  const count = (/** @type {string} */ org) => taken.set(org, (taken.get(org) ?? 0) + 1);
  for (const line of lines) if (line.status !== "released") count(line.org_id);
  for (const order of orders) if (OPEN.includes(order.state)) count(order.org_id);
  return [...taken]
    .filter(([, number]) => number > LIMIT)
    .map(([org, number]) => `${org} has ${number} numbers.`);
}

/** Each line's bot belongs to the line's organization. @param {import("pg").Pool} database */
export async function ownBots(database) {
  const { rows } = await database.query(
    "select n.number from phone_numbers n left join bots b on b.id = n.bot_id where n.bot_id is not null and b.org_id is distinct from n.org_id",
  );
  return rows.map(({ number }) => `${number} is attached to a bot of another organization.`);
}

/** No order or job waits longer than it may. @param {import("pg").Pool} database */
export async function nothingOverdue(database) {
  const { rows } = await database.query(`
    select 'order ' || id || ' is ' || state as what from phone_number_orders
     where state in ('searching', 'buying', 'wiring')
       and stopped_at is null and greatest(lease_until, next_try_at, created_at) < clock_timestamp() - interval '60 seconds'
    union all
    select 'order ' || id || ' stopped: ' || stopped_for from phone_number_orders where stopped_at is not null
    union all
    select 'job ' || coalesce(key, id::text) || ' (' || task_identifier || ')' from graphile_worker.jobs
     where locked_at is null and attempts < max_attempts and run_at < clock_timestamp() - interval '60 seconds'
    union all
    select 'job ' || coalesce(key, id::text) || ' was given up: ' || coalesce(last_error, '') from graphile_worker.jobs
     where attempts >= max_attempts and last_error is not null and key is not null and key not like 'poison%'`);
  return rows.map(({ what }) => `Overdue: ${what}`);
}

/**
 * Each line's history has one entry per change: replaying it leads to the line's current state.
 * @param {import("pg").Pool} database
 * @param {string[]} orgs organizations whose lines are checked
 */
export async function wholeHistory(database, orgs) {
  const { rows: lines } = await database.query(
    "select id, org_id, bot_id, status, number, carrier from phone_numbers where org_id = any($1)",
    [orgs],
  );
  // Order by commit: each entry commits with its change, under the line's lock. The processes' clocks may be wrong.
  const { rows: entries } = await database.query(
    "select subject_id, action, org_id, before, after, request_id from audit_entries where subject_id = any($1) order by pg_xact_commit_timestamp(xmin), id",
    [lines.map(({ id }) => id)],
  );
  const { rows: orders } = await database.query(
    `select o.id, o.state, count(e.id)::int as entries from phone_number_orders o
       left join audit_entries e on e.subject_id = o.id and e.action = 'number.order'
      where o.org_id = any($1) group by o.id having count(e.id) <> 1`,
    [orgs],
  );
  return [
    ...lines.flatMap((line) =>
      replayHistory(
        line,
        entries.filter(({ subject_id: id }) => id === line.id),
      ),
    ),
    ...orders.map(({ id, entries: count }) => `Order ${id} has ${count} history entries.`),
  ];
}

/**
 * Replays a line's history and compares the result with the line.
 * @param {{ org_id: string, bot_id: string | null, status: string, number: string }} line
 * @param {{ action: string, org_id: string, before: Record<string, unknown> | null, after: Record<string, unknown> | null }[]} entries
 */
function replayHistory(line, entries) {
  const [first, ...rest] = entries;
  if (!first) return [`${line.number} has no history.`];
  /** @type {Record<string, unknown>} */
  const state = { orgId: first.org_id, botId: first.after?.botId ?? null, status: "active" };
  /** @type {string[]} */
  const violations = [];
  for (const { action, before, after } of rest)
    for (const field of Object.keys(state)) {
      if (!after || !(field in after)) continue;
      if (before && field in before && before[field] !== state[field])
        violations.push(
          `${line.number}: ${action} changed ${field} from ${before[field]}, but it was ${state[field]} before.`,
        );
      state[field] = after[field];
    }
  const current = { orgId: line.org_id, botId: line.bot_id, status: line.status };
  for (const [field, value] of Object.entries(current))
    if (state[field] !== value)
      violations.push(`${line.number}: ${field} is ${value}, but its history says ${state[field]}.`);
  return violations;
}
