CREATE TABLE "workflows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bot_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"usage_context" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"order" integer NOT NULL,
	"steps" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workflows_steps_are_a_list" CHECK (jsonb_typeof("workflows"."steps") = 'array'),
	CONSTRAINT "workflows_order" CHECK ("workflows"."order" >= 0)
);
--> statement-breakpoint
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workflows_bot_order_idx" ON "workflows" USING btree ("bot_id","order","created_at","id");