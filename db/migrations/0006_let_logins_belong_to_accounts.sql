CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid,
	"role" text,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"maker_user_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by_user_id" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_name_visible" CHECK ("invitations"."name" !~ '[\u0001-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]'),
	CONSTRAINT "invitations_email_lower_case" CHECK ("invitations"."email" = lower("invitations"."email")),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('viewer','manager','admin')),
	CONSTRAINT "invitations_role_at_organization" CHECK (("invitations"."org_id" is null) = ("invitations"."role" is null)),
	CONSTRAINT "invitations_one_end" CHECK ("invitations"."accepted_at" is null or "invitations"."ended_at" is null)
);
--> statement-breakpoint
DROP INDEX "users_email_key";--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "actor_email" text;--> statement-breakpoint
ALTER TABLE "phone_number_orders" ADD COLUMN "actor_email" text;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "maker_user_id" uuid;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "proven_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_maker_user_id_users_id_fk" FOREIGN KEY ("maker_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_user_id_users_id_fk" FOREIGN KEY ("accepted_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open_key" ON "invitations" USING btree (coalesce(org_id, '00000000-0000-0000-0000-000000000000'::uuid),"email") WHERE accepted_at is null and ended_at is null;--> statement-breakpoint
CREATE INDEX "invitations_org_idx" ON "invitations" USING btree ("org_id") WHERE accepted_at is null and ended_at is null;--> statement-breakpoint
CREATE INDEX "invitations_maker_idx" ON "invitations" USING btree ("maker_user_id") WHERE accepted_at is null and ended_at is null;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_maker_user_id_users_id_fk" FOREIGN KEY ("maker_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_account_id_organizations_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_links_maker_idx" ON "one_time_links" USING btree ("maker_user_id") WHERE used_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_account_key" ON "users" USING btree ("email",coalesce(account_id, '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
-- By hand from here: what existed before logins had a home.
-- Whoever never set a password was no user yet, but invited: one invitation for each of their roles, or to support. The
-- link that they have opens the first; the others need a new one.
INSERT INTO "invitations" ("id", "org_id", "role", "email", "name", "token_hash", "maker_user_id", "created_at", "expires_at")
SELECT gen_random_uuid(), "m"."org_id", "m"."role", "u"."email", "u"."name",
  CASE WHEN "l"."token_hash" IS NOT NULL AND row_number() OVER (PARTITION BY "u"."id" ORDER BY "m"."created_at", "m"."org_id") = 1
    THEN "l"."token_hash" ELSE encode(sha256(gen_random_uuid()::text::bytea), 'hex') END,
  (SELECT "maker"."id" FROM "audit_entries" AS "a" LEFT JOIN "users" AS "maker" ON "maker"."id" = "a"."actor_id"
    WHERE "a"."subject_id" = "u"."id" AND "a"."action" IN ('user.create', 'user.make_link')
    ORDER BY "a"."created_at" DESC, "a"."id" DESC LIMIT 1),
  coalesce("m"."created_at", "u"."created_at"), coalesce("l"."expires_at", "u"."created_at")
FROM "users" AS "u"
LEFT JOIN "memberships" AS "m" ON "m"."user_id" = "u"."id" AND NOT "u"."is_support"
LEFT JOIN LATERAL (SELECT * FROM "one_time_links" AS "o" WHERE "o"."user_id" = "u"."id" AND "o"."kind" = 'invitation' AND "o"."used_at" IS NULL
  ORDER BY "o"."created_at" DESC LIMIT 1) AS "l" ON true
WHERE "u"."password_hash" IS NULL AND "u"."disabled_at" IS NULL AND ("m"."org_id" IS NOT NULL OR "u"."is_support");--> statement-breakpoint
UPDATE "invitations" SET "maker_user_id" = NULL WHERE "maker_user_id" IN (SELECT "id" FROM "users" WHERE "password_hash" IS NULL);--> statement-breakpoint
UPDATE "api_keys" SET "owner_user_id" = NULL, "revoked_at" = coalesce("revoked_at", now()) WHERE "owner_user_id" IN (SELECT "id" FROM "users" WHERE "password_hash" IS NULL);--> statement-breakpoint
DELETE FROM "users" WHERE "password_hash" IS NULL;--> statement-breakpoint
-- Links were bound to neither maker nor account, so the open ones end. Invitations have links of their own now.
DELETE FROM "one_time_links" WHERE "kind" = 'invitation';--> statement-breakpoint
UPDATE "one_time_links" SET "used_at" = now() WHERE "used_at" IS NULL;--> statement-breakpoint
UPDATE "one_time_links" SET "seen_at" = now();--> statement-breakpoint
-- A login with roles in one account belongs to it. One with roles in several joined them knowingly, with the help of
-- support, and becomes its person's own.
UPDATE "users" AS "u" SET "account_id" = "home"."account_id"
FROM (SELECT "m"."user_id", (array_agg("o"."account_id"))[1] AS "account_id" FROM "memberships" AS "m"
  JOIN "organizations" AS "o" ON "o"."id" = "m"."org_id" GROUP BY "m"."user_id" HAVING count(DISTINCT "o"."account_id") = 1) AS "home"
WHERE "home"."user_id" = "u"."id" AND NOT "u"."is_support";--> statement-breakpoint
UPDATE "users" SET "proven_at" = now() WHERE "account_id" IS NULL AND NOT "is_support"
  AND EXISTS (SELECT 1 FROM "memberships" AS "m" WHERE "m"."user_id" = "users"."id");--> statement-breakpoint
-- A login without roles belongs to the account of its last entry in the history. One without a trace reached nothing and
-- nobody; it goes, and its keys end.
UPDATE "users" AS "u" SET "account_id" = (SELECT "a"."account_id" FROM "audit_entries" AS "a" JOIN "organizations" AS "o" ON "o"."id" = "a"."account_id"
  WHERE "a"."subject_id" = "u"."id" ORDER BY "a"."created_at" DESC, "a"."id" DESC LIMIT 1)
WHERE "u"."account_id" IS NULL AND "u"."proven_at" IS NULL AND NOT "u"."is_support";--> statement-breakpoint
UPDATE "api_keys" SET "owner_user_id" = NULL, "revoked_at" = coalesce("revoked_at", now()) WHERE "owner_user_id" IN
  (SELECT "id" FROM "users" WHERE "account_id" IS NULL AND "proven_at" IS NULL AND NOT "is_support");--> statement-breakpoint
UPDATE "invitations" SET "maker_user_id" = NULL WHERE "maker_user_id" IN
  (SELECT "id" FROM "users" WHERE "account_id" IS NULL AND "proven_at" IS NULL AND NOT "is_support");--> statement-breakpoint
DELETE FROM "users" WHERE "account_id" IS NULL AND "proven_at" IS NULL AND NOT "is_support";--> statement-breakpoint
-- If another account created the login, it may know the password.
UPDATE "sessions" SET "ended_at" = now() WHERE "ended_at" IS NULL AND "user_id" IN
  (SELECT "u"."id" FROM "users" AS "u" JOIN "audit_entries" AS "a" ON "a"."subject_id" = "u"."id" AND "a"."action" = 'user.create'
   WHERE "u"."account_id" IS NOT NULL AND "a"."account_id" <> "u"."account_id");--> statement-breakpoint
UPDATE "users" AS "u" SET "password_hash" = NULL WHERE "u"."account_id" IS NOT NULL AND EXISTS
  (SELECT 1 FROM "audit_entries" AS "a" WHERE "a"."subject_id" = "u"."id" AND "a"."action" = 'user.create' AND "a"."account_id" <> "u"."account_id");--> statement-breakpoint
-- History so far names people by name only.
ALTER TABLE "audit_entries" DISABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
UPDATE "audit_entries" AS "a" SET "actor_email" = "u"."email" FROM "users" AS "u" WHERE "u"."id" = "a"."actor_id" AND "a"."actor_type" IN ('user', 'support');--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
UPDATE "phone_number_orders" AS "p" SET "actor_email" = "u"."email" FROM "users" AS "u" WHERE "u"."id" = "p"."actor_id";--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_one_home" CHECK (num_nonnulls("users"."account_id", "users"."proven_at", nullif("users"."is_support", false)) = 1);--> statement-breakpoint
-- A login of an account has roles only in that account, whatever the code does.
CREATE FUNCTION "refuse_foreign_membership"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM users u JOIN organizations o ON o.id = NEW.org_id
	           WHERE u.id = NEW.user_id AND u.account_id IS NOT NULL AND u.account_id <> o.account_id) THEN
		RAISE EXCEPTION 'a login of an account has roles only in that account' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "memberships_within_account" BEFORE INSERT OR UPDATE ON "memberships" FOR EACH ROW EXECUTE FUNCTION "refuse_foreign_membership"();
