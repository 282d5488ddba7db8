CREATE TABLE "carrier_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"carrier" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"resolution" text,
	"number" text NOT NULL,
	"carrier_number_id" text NOT NULL,
	"label" text,
	"drift" text[],
	"monthly_price" numeric(10, 4),
	"order_id" uuid,
	"phone_number_id" uuid,
	"resolved_by" text,
	"resolved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "carrier_findings_resolved_has_resolution" CHECK (("carrier_findings"."state" = 'resolved') = ("carrier_findings"."resolution" is not null))
);
--> statement-breakpoint
CREATE TABLE "carrier_listings" (
	"run_id" uuid NOT NULL,
	"number" text NOT NULL,
	"carrier_number_id" text NOT NULL,
	"label" text NOT NULL,
	"webhook_url" text,
	CONSTRAINT "carrier_listings_run_id_number_pk" PRIMARY KEY("run_id","number")
);
--> statement-breakpoint
CREATE TABLE "carrier_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"carrier" text NOT NULL,
	"state" text NOT NULL,
	"trigger" text NOT NULL,
	"actor_name" text NOT NULL,
	"failure" text,
	"listed" integer DEFAULT 0 NOT NULL,
	"strays" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"repaired" integer DEFAULT 0 NOT NULL,
	"accept_losses" boolean DEFAULT false NOT NULL,
	"doubted" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"begun_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "stopped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "stopped_for" text;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "deadline_at" timestamp (3) with time zone DEFAULT clock_timestamp() + interval '24 hours' NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "release_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "carrier_label" text;--> statement-breakpoint
ALTER TABLE "carrier_findings" ADD CONSTRAINT "carrier_findings_order_id_phone_number_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."phone_number_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_findings" ADD CONSTRAINT "carrier_findings_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_listings" ADD CONSTRAINT "carrier_listings_run_id_carrier_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."carrier_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_findings_open_key" ON "carrier_findings" USING btree ("carrier","number","kind") WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "carrier_findings_open_idx" ON "carrier_findings" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "carrier_findings_created_idx" ON "carrier_findings" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "carrier_findings_line_idx" ON "carrier_findings" USING btree ("phone_number_id") WHERE phone_number_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_runs_one_at_a_time_key" ON "carrier_runs" USING btree ("carrier") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "carrier_runs_started_idx" ON "carrier_runs" USING btree ("carrier","started_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
UPDATE "phone_numbers" SET "carrier_label" = 'Linekeeper ' || "o"."id" FROM "phone_number_orders" "o" WHERE "o"."phone_number_id" = "phone_numbers"."id";--> statement-breakpoint
UPDATE "phone_number_orders" SET "checked_at" = "wired_at" WHERE "state" = 'done';
