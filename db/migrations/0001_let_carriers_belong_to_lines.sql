-- Lists of comparisons that died; the next comparison would drop them.
DELETE FROM "carrier_listings";--> statement-breakpoint
ALTER TABLE "carrier_listings" ADD COLUMN "is_wired" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "carrier_listings" ADD COLUMN "calls_go_to" text;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "carrier_purchase_id" text;--> statement-breakpoint
ALTER TABLE "carrier_listings" DROP COLUMN "webhook_url";--> statement-breakpoint
UPDATE "carrier_findings" SET "drift" = array_replace("drift", 'webhookUrl', 'calls') WHERE 'webhookUrl' = any("drift");--> statement-breakpoint
-- The address that every line was told last is now noted for each carrier.
INSERT INTO "installation_facts" ("key", "value", "updated_at")
SELECT DISTINCT 'wiring:' || "phone_numbers"."carrier", "fact"."value", "fact"."updated_at"
FROM "installation_facts" AS "fact" CROSS JOIN "phone_numbers"
WHERE "fact"."key" = 'webhook_url' AND "phone_numbers"."carrier" <> 'sip';--> statement-breakpoint
DELETE FROM "installation_facts" WHERE "key" = 'webhook_url';
