CREATE TABLE "conversation_turns" (
	"conversation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"speaker" text NOT NULL,
	"text" text NOT NULL,
	"heard" text,
	"source" text,
	"faq_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_turns_conversation_id_position_pk" PRIMARY KEY("conversation_id","position"),
	CONSTRAINT "conversation_turns_speaker" CHECK ("conversation_turns"."speaker" in ('caller', 'bot')),
	CONSTRAINT "conversation_turns_source" CHECK ("conversation_turns"."source" in ('greeting', 'disclosure', 'faq', 'not_understood', 'goodbye'))
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"phone_number_id" uuid NOT NULL,
	"bot_id" uuid,
	"direction" text NOT NULL,
	"carrier" text NOT NULL,
	"carrier_call_id" text NOT NULL,
	"from_number" text NOT NULL,
	"to_number" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"relay_token_hash" text,
	"state" text,
	"turn_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "conversations_carrier_call_key" UNIQUE("carrier","carrier_call_id"),
	CONSTRAINT "conversations_direction" CHECK ("conversations"."direction" in ('inbound')),
	CONSTRAINT "conversations_status" CHECK ("conversations"."status" in ('ringing', 'in_progress', 'ended')),
	CONSTRAINT "conversations_outcome" CHECK ("conversations"."outcome" in ('answered', 'abandoned', 'silent', 'missed', 'failed')),
	CONSTRAINT "conversations_ended_has_outcome" CHECK (("conversations"."status" = 'ended') = ("conversations"."outcome" is not null)),
	CONSTRAINT "conversations_ended_at" CHECK (("conversations"."status" = 'ended') = ("conversations"."ended_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "conversation_turns" ADD CONSTRAINT "conversation_turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_account_created_idx" ON "conversations" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_org_created_idx" ON "conversations" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_line_created_idx" ON "conversations" USING btree ("phone_number_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_created_idx" ON "conversations" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_open_idx" ON "conversations" USING btree ("created_at","account_id") WHERE status <> 'ended';--> statement-breakpoint
CREATE INDEX "conversations_bot_idx" ON "conversations" USING btree ("bot_id") WHERE bot_id is not null;