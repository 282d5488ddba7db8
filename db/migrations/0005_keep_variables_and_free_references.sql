CREATE TABLE "variables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"value" text NOT NULL,
	"display_name" text,
	"description" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "variables_org_name_key" UNIQUE("org_id","name"),
	CONSTRAINT "variables_name" CHECK ("variables"."name" ~ '^[a-z][a-z0-9]*(_[a-z0-9]+)*$'),
	CONSTRAINT "variables_type" CHECK ("variables"."type" in ('STRING', 'PHONE_NUMBER')),
	CONSTRAINT "variables_phone_number" CHECK ("variables"."type" <> 'PHONE_NUMBER' or "variables"."value" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
DROP INDEX "organizations_account_reference_key";--> statement-breakpoint
ALTER TABLE "variables" ADD CONSTRAINT "variables_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "variables_org_created_idx" ON "variables" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_account_reference_key" ON "organizations" USING btree ("account_id","reference_id") WHERE reference_id is not null and archived_at is null;