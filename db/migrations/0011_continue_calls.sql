ALTER TABLE "conversation_turns" DROP CONSTRAINT "conversation_turns_source";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "relay_attempt" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "relay_session" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "transport" text DEFAULT 'relay' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "silences" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "is_heard" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "is_closing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation_turns" ADD CONSTRAINT "conversation_turns_source" CHECK ("conversation_turns"."source" in ('greeting', 'disclosure', 'faq', 'not_understood', 'silence', 'goodbye'));--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_transport" CHECK ("conversations"."transport" in ('relay', 'gather'));