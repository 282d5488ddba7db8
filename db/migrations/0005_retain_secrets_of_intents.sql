ALTER TABLE "idempotent_requests" ADD COLUMN "secret" text;--> statement-breakpoint
ALTER TABLE "idempotent_requests" ADD COLUMN "secret_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "idempotent_requests_secret_idx" ON "idempotent_requests" USING btree ("secret_until") WHERE secret is not null;--> statement-breakpoint
ALTER TABLE "idempotent_requests" ADD CONSTRAINT "idempotent_requests_secret_ends" CHECK ("idempotent_requests"."secret" is null or "idempotent_requests"."secret_until" is not null);