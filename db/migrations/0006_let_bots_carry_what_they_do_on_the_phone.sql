ALTER TABLE "bots" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "first_message" text;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "default_voice_id" text;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "handoff_phone_number" text;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "interruptible" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "action_ids" text[];--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "data_collection_fields" text[];--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "data_collection_webhook_url" text;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "model" text DEFAULT 'oppie-vox' NOT NULL;--> statement-breakpoint
ALTER TABLE "bots" ADD COLUMN "free_language" text;--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_handoff_e164" CHECK ("bots"."handoff_phone_number" ~ '^\+[1-9][0-9]{6,14}$');--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_action_ids" CHECK ("bots"."action_ids" <@ '{answer,transfer,collect,take_message}'::text[]);--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_model" CHECK ("bots"."model" in ('oppie-vox', 'oppie-vox-turbo', 'oppie-vox-2', 'oppie-vox-livekit'));--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_default_voice" CHECK ("bots"."default_voice_id" in ('FRIENDLY_BRIGHT', 'CALM_REASSURING', 'POLISHED_PROFESSIONAL', 'KIND_CURIOUS', 'CONFIDENT_UPBEAT'));--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_webhook_is_https" CHECK ("bots"."data_collection_webhook_url" like 'https://%');