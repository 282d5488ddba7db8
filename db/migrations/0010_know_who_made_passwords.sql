ALTER TABLE "users" ADD COLUMN "password_maker_user_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "password_changed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_password_maker_user_id_users_id_fk" FOREIGN KEY ("password_maker_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_password_maker_idx" ON "users" USING btree ("password_maker_user_id") WHERE password_maker_user_id is not null;--> statement-breakpoint
-- By hand: who may know the passwords that there are. Of several makers of links, one who is no admin any more comes
-- first, then the latest. A link counts only if a password was set with it: `used_at` is also set when a link ends.
UPDATE "users" SET "password_maker_user_id" = "made"."maker_user_id",
  "password_changed" = EXISTS (SELECT 1 FROM "audit_entries" AS "a" WHERE "a"."subject_id" = "users"."id"
    AND "a"."action" = 'user.change_password' AND "a"."created_at" >= "made"."at")
FROM (
  SELECT DISTINCT ON ("link"."user_id") "link".* FROM (
    SELECT "i"."accepted_by_user_id" AS "user_id", "i"."maker_user_id", "i"."accepted_at" AS "at" FROM "invitations" AS "i"
      WHERE "i"."accepted_by_user_id" IS NOT NULL
    UNION ALL
    SELECT "l"."user_id", "l"."maker_user_id", "l"."used_at" FROM "one_time_links" AS "l"
      WHERE EXISTS (SELECT 1 FROM "audit_entries" AS "a" WHERE "a"."subject_id" = "l"."user_id" AND "a"."action" = 'user.set_password'
        AND "a"."created_at" BETWEEN "l"."used_at" - interval '1 minute' AND "l"."used_at" + interval '1 minute')
  ) AS "link"
  JOIN "users" AS "maker" ON "maker"."id" = "link"."maker_user_id"
  ORDER BY "link"."user_id", "maker"."disabled_at" IS NULL AND ("maker"."is_support" OR EXISTS (
    SELECT 1 FROM "memberships" AS "m" WHERE "m"."user_id" = "maker"."id" AND "m"."role" = 'admin')), "link"."at" DESC
) AS "made"
WHERE "made"."user_id" = "users"."id" AND "users"."password_hash" IS NOT NULL;
