CREATE TABLE "sip_trunks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"username" text,
	"sealed_password" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sip_trunks_id_account_key" UNIQUE("id","account_id"),
	CONSTRAINT "sip_trunks_port" CHECK ("sip_trunks"."port" between 1 and 65535),
	CONSTRAINT "sip_trunks_name_not_blank" CHECK (length(btrim("sip_trunks"."name")) > 0)
);
--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "transfer_trunk_id" uuid;--> statement-breakpoint
ALTER TABLE "sip_trunks" ADD CONSTRAINT "sip_trunks_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sip_trunks_account_created_idx" ON "sip_trunks" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_trunk_of_same_account_fk" FOREIGN KEY ("transfer_trunk_id","account_id") REFERENCES "public"."sip_trunks"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "phone_numbers_trunk_idx" ON "phone_numbers" USING btree ("transfer_trunk_id") WHERE transfer_trunk_id is not null;