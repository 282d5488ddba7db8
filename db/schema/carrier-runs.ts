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
import {
  DRIFT_FIELDS,
  FINDING_KINDS,
  FINDING_STATES,
  RESOLUTIONS,
  RUN_STATES,
  RUN_TRIGGERS,
  type RunFailure,
} from "@/lib/constants/carrier";
import { createdAt, id, moment, updatedAt } from "./columns";
import { phoneNumberOrders } from "./phone-number-orders";
import { phoneNumbers } from "./phone-numbers";

/** Reconciliation runs, which compare the carrier's list with ours. The Carrier page shows the latest. */
export const carrierRuns = pgTable(
  "carrier_runs",
  {
    id: id(),
    carrier: text("carrier").notNull(),
    state: text("state", { enum: RUN_STATES }).notNull(),
    /** What started it: the schedule, somebody in the console, or the command line. */
    trigger: text("trigger", { enum: RUN_TRIGGERS }).notNull(),
    actorName: text("actor_name").notNull(),
    /** Why it failed: a code from `lib/constants/carrier.ts`. */
    failure: text("failure").$type<RunFailure>(),
    /** How many numbers the carrier listed; the counts after it say what the run found and did. */
    listed: integer("listed").notNull().default(0),
    strays: integer("strays").notNull().default(0),
    lost: integer("lost").notNull().default(0),
    found: integer("found").notNull().default(0),
    repaired: integer("repaired").notNull().default(0),
    /** Whether the person who started the run confirmed that many lines are really gone. */
    acceptLosses: boolean("accept_losses").notNull().default(false),
    /** Missing lines that were not marked as lost, because too many were missing at once. */
    doubted: integer("doubted").notNull().default(0),
    startedAt: moment("started_at").notNull(),
    /** When a process began to carry it out. */
    begunAt: moment("begun_at"),
    finishedAt: moment("finished_at"),
    /** The last progress, by the database's clock. A run without progress for a while belongs to a dead process. */
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

/** The numbers that the carrier listed in the current run; deleted when the run ends. */
export const carrierListings = pgTable(
  "carrier_listings",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => carrierRuns.id, { onDelete: "cascade" }),
    number: text("number").notNull(),
    carrierNumberId: text("carrier_number_id").notNull(),
    label: text("label").notNull(),
    /** Whether its calls reach us, as the carrier's adapter judges. */
    isWired: boolean("is_wired").notNull(),
    /** Where the carrier says its calls go, in the carrier's own terms. */
    callsGoTo: text("calls_go_to"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.number] })],
);

/** Differences between the carrier's list and ours. */
export const carrierFindings = pgTable(
  "carrier_findings",
  {
    id: id(),
    carrier: text("carrier").notNull(),
    /** `stray`: paid for but unknown here. `lost`: known here but gone there. `drifted`: wired or labeled differently. */
    kind: text("kind", { enum: FINDING_KINDS }).notNull(),
    state: text("state", { enum: FINDING_STATES }).notNull(),
    /** How it was resolved: by a person (`adopted`, `released`), without us (`gone`, `found`), or by a repair (`repaired`). */
    resolution: text("resolution", { enum: RESOLUTIONS }),
    number: text("number").notNull(),
    carrierNumberId: text("carrier_number_id").notNull(),
    /** The number's label at the carrier. */
    label: text("label"),
    /** The fields that drifted, each with the carrier's value. */
    drift: text("drift", { enum: DRIFT_FIELDS }).array(),
    /** US dollars a month. */
    monthlyPrice: numeric("monthly_price", { precision: 10, scale: 4 }),
    /** The order that its label names, if any. */
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
