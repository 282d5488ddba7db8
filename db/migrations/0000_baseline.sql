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
CREATE TABLE "idempotent_requests" (
	"owner" text NOT NULL,
	"path" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"answer" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_requests_owner_path_key_pk" PRIMARY KEY("owner","path","key")
);
--> statement-breakpoint
CREATE TABLE "request_counts" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
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
	"accent" text,
	"first_message" text,
	"default_voice_id" text,
	"handoff_phone_number" text,
	"interruptible" boolean DEFAULT true NOT NULL,
	"action_ids" text[],
	"data_collection_fields" text[],
	"data_collection_webhook_url" text,
	"model" text DEFAULT 'oppie-vox' NOT NULL,
	"free_language" text,
	CONSTRAINT "bots_id_org_key" UNIQUE("id","org_id"),
	CONSTRAINT "bots_languages" CHECK ("bots"."languages" <@ '{ENGLISH,SPANISH,FRENCH}'::text[] and cardinality("bots"."languages") > 0),
	CONSTRAINT "bots_handoff_e164" CHECK ("bots"."handoff_phone_number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "bots_action_ids" CHECK ("bots"."action_ids" <@ '{answer,transfer,collect,take_message}'::text[]),
	CONSTRAINT "bots_model" CHECK ("bots"."model" in ('oppie-vox', 'oppie-vox-turbo', 'oppie-vox-2', 'oppie-vox-livekit')),
	CONSTRAINT "bots_default_voice" CHECK ("bots"."default_voice_id" in ('FRIENDLY_BRIGHT', 'CALM_REASSURING', 'POLISHED_PROFESSIONAL', 'KIND_CURIOUS', 'CONFIDENT_UPBEAT')),
	CONSTRAINT "bots_webhook_is_https" CHECK ("bots"."data_collection_webhook_url" like 'https://%')
);
--> statement-breakpoint
CREATE TABLE "carrier_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"carrier" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"resolution" text,
	"number" text NOT NULL,
	"carrier_number_id" text NOT NULL,
	"label" text,
	"drift" text[],
	"monthly_price" numeric(10, 4),
	"order_id" uuid,
	"phone_number_id" uuid,
	"resolved_by" text,
	"resolved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "carrier_findings_resolved_has_resolution" CHECK (("carrier_findings"."state" = 'resolved') = ("carrier_findings"."resolution" is not null))
);
--> statement-breakpoint
CREATE TABLE "carrier_listings" (
	"run_id" uuid NOT NULL,
	"number" text NOT NULL,
	"carrier_number_id" text NOT NULL,
	"label" text NOT NULL,
	"webhook_url" text,
	CONSTRAINT "carrier_listings_run_id_number_pk" PRIMARY KEY("run_id","number")
);
--> statement-breakpoint
CREATE TABLE "carrier_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"carrier" text NOT NULL,
	"state" text NOT NULL,
	"trigger" text NOT NULL,
	"actor_name" text NOT NULL,
	"failure" text,
	"listed" integer DEFAULT 0 NOT NULL,
	"strays" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"repaired" integer DEFAULT 0 NOT NULL,
	"accept_losses" boolean DEFAULT false NOT NULL,
	"doubted" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"begun_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
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
	"checked_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"stopped_for" text,
	"deadline_at" timestamp (3) with time zone DEFAULT clock_timestamp() + interval '24 hours' NOT NULL,
	"release_asked_at" timestamp (3) with time zone,
	"recovers_number_id" uuid,
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
	"transfer_trunk_id" uuid,
	"carrier_label" text,
	"quarantined_until" timestamp (3) with time zone,
	"quarantine_days" integer,
	"quarantine_forward_to" text,
	"quarantined_bot_id" uuid,
	CONSTRAINT "phone_numbers_e164" CHECK ("phone_numbers"."number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "phone_numbers_name_not_blank" CHECK (length(btrim("phone_numbers"."name")) > 0),
	CONSTRAINT "phone_numbers_attached_is_active" CHECK ("phone_numbers"."bot_id" is null or "phone_numbers"."status" in ('active', 'lost')),
	CONSTRAINT "phone_numbers_mismatch_needs_bot" CHECK ("phone_numbers"."bot_id" is not null or not "phone_numbers"."language_mismatch"),
	CONSTRAINT "phone_numbers_quarantine_ends" CHECK ("phone_numbers"."status" <> 'quarantined' or ("phone_numbers"."quarantined_until" is not null and "phone_numbers"."quarantine_days" between 1 and 30))
);
--> statement-breakpoint
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
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_owner_user_id_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_faqs" ADD CONSTRAINT "bot_faqs_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_findings" ADD CONSTRAINT "carrier_findings_order_id_phone_number_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."phone_number_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_findings" ADD CONSTRAINT "carrier_findings_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_listings" ADD CONSTRAINT "carrier_listings_run_id_carrier_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."carrier_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_hours" ADD CONSTRAINT "office_hours_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_parent_fk" FOREIGN KEY ("parent_account_org_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD CONSTRAINT "phone_number_orders_recovers_number_id_phone_numbers_id_fk" FOREIGN KEY ("recovers_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD CONSTRAINT "phone_number_orders_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD CONSTRAINT "phone_number_orders_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_bot_of_same_organization_fk" FOREIGN KEY ("bot_id","org_id") REFERENCES "public"."bots"("id","org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_trunk_of_same_account_fk" FOREIGN KEY ("transfer_trunk_id","account_id") REFERENCES "public"."sip_trunks"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sip_trunks" ADD CONSTRAINT "sip_trunks_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variables" ADD CONSTRAINT "variables_organization_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."organizations"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_token_hash_key" ON "api_keys" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_keys_org_idx" ON "api_keys" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "idempotent_requests_created_idx" ON "idempotent_requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_account_idx" ON "audit_entries" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_target_account_idx" ON "audit_entries" USING btree ("target_account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE target_account_id is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_org_idx" ON "audit_entries" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries" USING btree ("subject_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_created_idx" ON "audit_entries" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_account_created_idx" ON "bots" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_org_created_idx" ON "bots" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_created_idx" ON "bots" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bots_search_idx" ON "bots" USING gin ((lower(name || ' ' || coalesce(internal_name, ''))) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_findings_open_key" ON "carrier_findings" USING btree ("carrier","number","kind") WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "carrier_findings_open_idx" ON "carrier_findings" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "carrier_findings_created_idx" ON "carrier_findings" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "carrier_findings_line_idx" ON "carrier_findings" USING btree ("phone_number_id") WHERE phone_number_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_runs_one_at_a_time_key" ON "carrier_runs" USING btree ("carrier") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "carrier_runs_started_idx" ON "carrier_runs" USING btree ("carrier","started_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_account_reference_key" ON "organizations" USING btree ("account_id","reference_id") WHERE reference_id is not null and archived_at is null;--> statement-breakpoint
CREATE INDEX "organizations_account_created_idx" ON "organizations" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "organizations_account_name_idx" ON "organizations" USING btree ("account_id",lower(name),"id");--> statement-breakpoint
CREATE INDEX "organizations_created_idx" ON "organizations" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "organizations_name_idx" ON "organizations" USING btree (lower(name),"id");--> statement-breakpoint
CREATE INDEX "organizations_search_idx" ON "organizations" USING gin ((lower(name || ' ' || coalesce(city, ''))) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "phone_number_orders_intent_key" ON "phone_number_orders" USING btree ("account_id","intent_key") WHERE intent_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "phone_number_orders_open_number_key" ON "phone_number_orders" USING btree ("number") WHERE number is not null and state in ('searching', 'buying', 'wiring');--> statement-breakpoint
CREATE INDEX "phone_number_orders_open_idx" ON "phone_number_orders" USING btree ("org_id") WHERE state in ('searching', 'buying', 'wiring');--> statement-breakpoint
CREATE INDEX "phone_number_orders_recovers_idx" ON "phone_number_orders" USING btree ("recovers_number_id") WHERE recovers_number_id is not null;--> statement-breakpoint
CREATE INDEX "phone_number_orders_account_created_idx" ON "phone_number_orders" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "phone_number_orders_not_done_idx" ON "phone_number_orders" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "phone_number_orders_org_created_idx" ON "phone_number_orders" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_living_number_key" ON "phone_numbers" USING btree ("number") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_account_created_idx" ON "phone_numbers" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_org_created_idx" ON "phone_numbers" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "phone_numbers_created_idx" ON "phone_numbers" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_account_name_idx" ON "phone_numbers" USING btree ("account_id",lower(name),"id") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_name_idx" ON "phone_numbers" USING btree (lower(name),"id") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_bot_idx" ON "phone_numbers" USING btree ("bot_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE bot_id is not null;--> statement-breakpoint
CREATE INDEX "phone_numbers_trunk_idx" ON "phone_numbers" USING btree ("transfer_trunk_id") WHERE transfer_trunk_id is not null;--> statement-breakpoint
CREATE INDEX "phone_numbers_detached_idx" ON "phone_numbers" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE bot_id is null and status = 'active';--> statement-breakpoint
CREATE INDEX "phone_numbers_mismatch_idx" ON "phone_numbers" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE language_mismatch;--> statement-breakpoint
CREATE INDEX "phone_numbers_unsettled_idx" ON "phone_numbers" USING btree ("status","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status in ('quarantined', 'releasing', 'lost');--> statement-breakpoint
CREATE INDEX "phone_numbers_quarantine_end_idx" ON "phone_numbers" USING btree ("quarantined_until") WHERE status = 'quarantined';--> statement-breakpoint
CREATE INDEX "phone_numbers_search_idx" ON "phone_numbers" USING gin ((lower(name || ' ' || number || ' ' || coalesce(locality, ''))) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sip_trunks_account_created_idx" ON "sip_trunks" USING btree ("account_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "memberships_org_idx" ON "memberships" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "one_time_links_user_idx" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "variables_org_created_idx" ON "variables" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "workflows_bot_order_idx" ON "workflows" USING btree ("bot_id","order","created_at","id");--> statement-breakpoint
-- How many rows a search finds is guessed from samples of these texts. With the usual hundred of them a short search
-- looks either frequent or absent, and PostgreSQL walks the list in its order instead of asking the search's index.
ALTER INDEX "phone_numbers_search_idx" ALTER COLUMN 1 SET STATISTICS 1000;--> statement-breakpoint
ALTER INDEX "organizations_search_idx" ALTER COLUMN 1 SET STATISTICS 1000;--> statement-breakpoint
ALTER INDEX "bots_search_idx" ALTER COLUMN 1 SET STATISTICS 1000;--> statement-breakpoint
-- Audit entries are written once: changing or removing one is refused, whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit entries are never changed or removed' USING ERRCODE = 'integrity_constraint_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();--> statement-breakpoint
CREATE TRIGGER "audit_entries_no_truncate" BEFORE TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
