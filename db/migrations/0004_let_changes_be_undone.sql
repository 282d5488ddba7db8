ALTER TABLE "audit_entries" ADD COLUMN "subject_version" integer;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "undoes_id" uuid;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "carrier_error_code" text;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "dismissed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "audit_entries_actor_idx" ON "audit_entries" USING btree ("actor_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_account_actor_idx" ON "audit_entries" USING btree ("account_id","actor_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_changes_idx" ON "audit_entries" USING gin ("changes");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_undoes_key" ON "audit_entries" USING btree ("undoes_id") WHERE undoes_id is not null;