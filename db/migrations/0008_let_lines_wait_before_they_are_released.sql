ALTER TABLE "phone_number_orders" ADD COLUMN "recovers_number_id" uuid;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "quarantined_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "quarantine_days" integer;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "quarantine_forward_to" text;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "quarantined_bot_id" uuid;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD CONSTRAINT "phone_number_orders_recovers_number_id_phone_numbers_id_fk" FOREIGN KEY ("recovers_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "phone_number_orders_recovers_idx" ON "phone_number_orders" USING btree ("recovers_number_id") WHERE recovers_number_id is not null;--> statement-breakpoint
CREATE INDEX "phone_numbers_quarantine_end_idx" ON "phone_numbers" USING btree ("quarantined_until") WHERE status = 'quarantined';--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_quarantine_ends" CHECK ("phone_numbers"."status" <> 'quarantined' or ("phone_numbers"."quarantined_until" is not null and "phone_numbers"."quarantine_days" between 1 and 30));