ALTER TABLE "bots" ADD COLUMN "greeting_languages" text[];--> statement-breakpoint
CREATE INDEX "bots_unexamined_idx" ON "bots" USING btree ("id") WHERE greeting_languages is null;--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_greeting_languages" CHECK ("bots"."greeting_languages" <@ '{ENGLISH,SPANISH,FRENCH}'::text[]);