import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "./columns";
import { phoneNumberOrders } from "./phone-number-orders";
import { phoneNumbers } from "./phone-numbers";

/** Comparisons of the carrier's list with ours, the latest of which the Carrier page shows. */
export const carrierRuns = pgTable(
  "carrier_runs",
  {
    id: id(),
    carrier: text("carrier").notNull(),
    state: text("state", { enum: ["running", "done", "failed"] }).notNull(),
    /** Who asked for it: the schedule, somebody in the console, or the command line. */
    trigger: text("trigger", { enum: ["schedule", "console", "command"] }).notNull(),
    actorName: text("actor_name").notNull(),
    /** Why it could not be finished: a code of `lib/constants/carrier.ts`. */
    failure: text("failure"),
    /** What the carrier listed, and what came of it. */
    listed: integer("listed").notNull().default(0),
    strays: integer("strays").notNull().default(0),
    lost: integer("lost").notNull().default(0),
    found: integer("found").notNull().default(0),
    repaired: integer("repaired").notNull().default(0),
    /** Asked for by somebody who knows that many lines are gone. */
    acceptLosses: boolean("accept_losses").notNull().default(false),
    /** Missing lines that were not believed, since they were too many at once. */
    doubted: integer("doubted").notNull().default(0),
    startedAt: moment("started_at").notNull(),
    /** When a process began to make it; one process does. */
    begunAt: moment("begun_at"),
    finishedAt: moment("finished_at"),
    /** By the database's clock: a run that has not moved for a while was left by a process that died. */
    touchedAt: moment("touched_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    uniqueIndex("carrier_runs_one_at_a_time_key").on(t.carrier).where(sql`state = 'running'`),
    index("carrier_runs_started_idx").on(
      t.carrier,
      t.startedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);

/** What the carrier listed in the run that is under way; emptied when it ends. */
export const carrierListings = pgTable(
  "carrier_listings",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => carrierRuns.id, { onDelete: "cascade" }),
    number: text("number").notNull(),
    carrierNumberId: text("carrier_number_id").notNull(),
    label: text("label").notNull(),
    webhookUrl: text("webhook_url"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.number] })],
);

/** What was found to differ between the carrier and us. */
export const carrierFindings = pgTable(
  "carrier_findings",
  {
    id: id(),
    carrier: text("carrier").notNull(),
    /** `stray`: paid for but unknown here. `lost`: known here but gone there. `drifted`: other settings than ours. */
    kind: text("kind", { enum: ["stray", "lost", "drifted"] }).notNull(),
    state: text("state", { enum: ["open", "releasing", "resolved"] }).notNull(),
    /** How it ended: by hand (`adopted`, `released`), by itself (`gone`, `found`), or set right (`repaired`). */
    resolution: text("resolution", { enum: ["adopted", "released", "gone", "found", "repaired"] }),
    number: text("number").notNull(),
    carrierNumberId: text("carrier_number_id").notNull(),
    /** What it is called at the carrier. */
    label: text("label"),
    /** Fields that had drifted, each with what the carrier had. */
    drift: text("drift").array(),
    /** US dollars a month. */
    monthlyPrice: numeric("monthly_price", { precision: 10, scale: 4 }),
    /** The purchase that its label names, where there is one. */
    orderId: uuid("order_id").references(() => phoneNumberOrders.id),
    phoneNumberId: uuid("phone_number_id").references(() => phoneNumbers.id),
    resolvedBy: text("resolved_by"),
    resolvedAt: moment("resolved_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("carrier_findings_open_key").on(t.carrier, t.number, t.kind).where(sql`state <> 'resolved'`),
    check(
      "carrier_findings_resolved_has_resolution",
      sql`(${t.state} = 'resolved') = (${t.resolution} is not null)`,
    ),
    index("carrier_findings_open_idx")
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`state <> 'resolved'`),
    index("carrier_findings_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("carrier_findings_line_idx").on(t.phoneNumberId).where(sql`phone_number_id is not null`),
  ],
);
