-- Substring search in lists. A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"last_four" text NOT NULL,
	"scopes" text[] NOT NULL,
	"owner_user_id" uuid,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "api_keys_has_scopes" CHECK (cardinality("api_keys"."scopes") > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"org_id" uuid,
	"target_account_id" uuid,
	"target_org_id" uuid,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_label" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"changes" text[] NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_entries_action" CHECK ("audit_entries"."action" ~ '^[a-z_]+\.[a-z_]+$')
);
--> statement-breakpoint
CREATE TABLE "bot_faqs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bot_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "bot_faqs_position_key" UNIQUE("bot_id","position")
);
--> statement-breakpoint
CREATE TABLE "bots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"internal_name" text,
	"company_name" text,
	"greeting" text NOT NULL,
	"phone_greeting" text,
	"closed_chat_greeting" text,
	"closed_phone_greeting" text,
	"industry" text,
	"outbound" boolean DEFAULT false NOT NULL,
	"is_guardian_enabled" boolean DEFAULT false NOT NULL,
	"integration_id" uuid,
	"model_version" text,
	"languages" text[] DEFAULT '{ENGLISH}'::text[] NOT NULL,
	"instructions" text[],
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bots_id_org_key" UNIQUE("id","org_id"),
	CONSTRAINT "bots_languages" CHECK ("bots"."languages" <@ '{ENGLISH,SPANISH,FRENCH}'::text[] and cardinality("bots"."languages") > 0)
);
--> statement-breakpoint
CREATE TABLE "area_code_stock" (
	"carrier" text NOT NULL,
	"area_code" text NOT NULL,
	"level" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "area_code_stock_carrier_area_code_pk" PRIMARY KEY("carrier","area_code")
);
--> statement-breakpoint
CREATE TABLE "installation_facts" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_hours" (
	"org_id" uuid NOT NULL,
	"day_of_week" text NOT NULL,
	"is_closed" boolean NOT NULL,
	"open" text,
	"close" text,
	CONSTRAINT "office_hours_org_id_day_of_week_pk" PRIMARY KEY("org_id","day_of_week"),
	CONSTRAINT "office_hours_day" CHECK ("office_hours"."day_of_week" in ('MONDAY','TUESDAY','WEDNESDAY','THURSDAY','FRIDAY','SATURDAY','SUNDAY')),
	CONSTRAINT "office_hours_sane" CHECK (("office_hours"."is_closed" and "office_hours"."open" is null and "office_hours"."close" is null) or (not "office_hours"."is_closed" and "office_hours"."open" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "office_hours"."close" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "office_hours"."open" < "office_hours"."close" and "office_hours"."open" is not null and "office_hours"."close" is not null))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_account_org_id" uuid,
	"account_id" uuid GENERATED ALWAYS AS (coalesce(parent_account_org_id, id)) STORED NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"timezone" text NOT NULL,
	"reference_id" text,
	"address_line1" text,
	"address_line2" text,
	"city" text,
	"state" text,
	"zip" text,
	"country" text DEFAULT 'US',
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizations_id_account_key" UNIQUE("id","account_id"),
	CONSTRAINT "organizations_parent_not_self" CHECK ("organizations"."parent_account_org_id" <> "organizations"."id"),
	CONSTRAINT "organizations_name_not_blank" CHECK (length(btrim("organizations"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "phone_number_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"voice_id" text NOT NULL,
	"bot_id" uuid,
	"verified_caller_id" text,
	"callback_forwarding_number" text,
	"requested_number" text,
	"area_codes" text[] NOT NULL,
	"area_code_asked" text,
	"number" text,
	"area_code" text,
	"locality" text,
	"region" text,
	"monthly_price" numeric(10, 4),
	"tried_numbers" text[] DEFAULT '{}'::text[] NOT NULL,
	"carrier" text NOT NULL,
	"carrier_number_id" text,
	"phone_number_id" uuid,
	"failure" jsonb,
	"waiting_for" text,
	"next_try_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"searched_at" timestamp (3) with time zone,
	"intent_kept_at" timestamp (3) with time zone,
	"bought_at" timestamp (3) with time zone,
	"wired_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"intent_key" text,
	"lease_token" uuid,
	"lease_until" timestamp (3) with time zone,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "phone_number_orders_done_has_line" CHECK (("phone_number_orders"."state" = 'done') = ("phone_number_orders"."phone_number_id" is not null)),
	CONSTRAINT "phone_number_orders_failed_has_reason" CHECK (("phone_number_orders"."state" = 'failed') = ("phone_number_orders"."failure" is not null))
);
--> statement-breakpoint
CREATE TABLE "phone_numbers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"bot_id" uuid,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"voice_id" text NOT NULL,
	"verified_caller_id" text,
	"callback_forwarding_number" text,
	"status" text NOT NULL,
	"language_mismatch" boolean DEFAULT false NOT NULL,
	"carrier" text NOT NULL,
	"carrier_number_id" text,
	"area_code" text,
	"locality" text,
	"region" text,
	"monthly_price" numeric(10, 4),
	"attached_at" timestamp (3) with time zone,
	"detached_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "phone_numbers_e164" CHECK ("phone_numbers"."number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "phone_numbers_name_not_blank" CHECK (length(btrim("phone_numbers"."name")) > 0),
	CONSTRAINT "phone_numbers_attached_is_active" CHECK ("phone_numbers"."bot_id" is null or "phone_numbers"."status" in ('active', 'lost')),
	CONSTRAINT "phone_numbers_mismatch_needs_bot" CHECK ("phone_numbers"."bot_id" is not null or not "phone_numbers"."language_mismatch")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"user_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_user_id_org_id_pk" PRIMARY KEY("user_id","org_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('viewer','manager','admin'))
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text,
	"ip_address" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"is_support" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"last_sign_in_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_email_lower_case" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_owner_user_id_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_faqs" ADD CONSTRAINT "bot_faqs_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_hours" ADD CONSTRAINT "office_hours_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_parent_fk" FOREIGN KEY ("parent_account_org_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD CONSTRAINT "phone_number_orders_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD CONSTRAINT "phone_number_orders_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_bot_of_same_organization_fk" FOREIGN KEY ("bot_id","org_id") REFERENCES "public"."bots"("id","org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_token_hash_key" ON "api_keys" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_keys_org_idx" ON "api_keys" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "audit_entries_account_idx" ON "audit_entries" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_target_account_idx" ON "audit_entries" USING btree ("target_account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE target_account_id is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_org_idx" ON "audit_entries" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries" USING btree ("subject_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_created_idx" ON "audit_entries" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_account_created_idx" ON "bots" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_org_created_idx" ON "bots" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_created_idx" ON "bots" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_search_idx" ON "bots" USING gin ((lower(name || ' ' || coalesce(internal_name, ''))) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_account_reference_key" ON "organizations" USING btree ("account_id","reference_id") WHERE reference_id is not null;--> statement-breakpoint
CREATE INDEX "organizations_account_created_idx" ON "organizations" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "organizations_account_name_idx" ON "organizations" USING btree ("account_id",lower(name),"id");--> statement-breakpoint
CREATE INDEX "organizations_created_idx" ON "organizations" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "organizations_name_idx" ON "organizations" USING btree (lower(name),"id");--> statement-breakpoint
CREATE INDEX "organizations_search_idx" ON "organizations" USING gin ((lower(name || ' ' || coalesce(city, ''))) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "phone_number_orders_intent_key" ON "phone_number_orders" USING btree ("account_id","intent_key") WHERE intent_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "phone_number_orders_open_number_key" ON "phone_number_orders" USING btree ("number") WHERE number is not null and state in ('searching', 'buying', 'wiring');--> statement-breakpoint
CREATE INDEX "phone_number_orders_open_idx" ON "phone_number_orders" USING btree ("org_id") WHERE state in ('searching', 'buying', 'wiring');--> statement-breakpoint
CREATE INDEX "phone_number_orders_account_created_idx" ON "phone_number_orders" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "phone_number_orders_org_created_idx" ON "phone_number_orders" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_living_number_key" ON "phone_numbers" USING btree ("number") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_account_created_idx" ON "phone_numbers" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_org_created_idx" ON "phone_numbers" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "phone_numbers_created_idx" ON "phone_numbers" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_account_name_idx" ON "phone_numbers" USING btree ("account_id",lower(name),"id") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_name_idx" ON "phone_numbers" USING btree (lower(name),"id") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_bot_idx" ON "phone_numbers" USING btree ("bot_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE bot_id is not null;--> statement-breakpoint
CREATE INDEX "phone_numbers_detached_idx" ON "phone_numbers" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE bot_id is null and status = 'active';--> statement-breakpoint
CREATE INDEX "phone_numbers_mismatch_idx" ON "phone_numbers" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE language_mismatch;--> statement-breakpoint
CREATE INDEX "phone_numbers_unsettled_idx" ON "phone_numbers" USING btree ("status","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status in ('quarantined', 'releasing', 'lost');--> statement-breakpoint
CREATE INDEX "phone_numbers_search_idx" ON "phone_numbers" USING gin ((lower(name || ' ' || number || ' ' || coalesce(locality, ''))) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "memberships_org_idx" ON "memberships" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "one_time_links_user_idx" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
-- Audit entries are written once: changing or removing one is refused, whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit entries are never changed or removed' USING ERRCODE = 'integrity_constraint_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();--> statement-breakpoint
CREATE TRIGGER "audit_entries_no_truncate" BEFORE TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
