-- By hand: refusals are no longer retained for an Idempotency-Key.
DELETE FROM "idempotent_requests" WHERE ("answer"->>'status')::integer >= 300;--> statement-breakpoint
-- By hand: the order of the feed of changes. A position is given out under a shared advisory lock on the highest one at
-- that moment, held until the transaction ends. Its key has 20 bits to name its use and 44 bits for the position.
CREATE SEQUENCE "audit_positions" AS bigint;--> statement-breakpoint
CREATE FUNCTION "next_audit_position"() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock_shared((480226::bigint << 44) | (SELECT "last_value" FROM "audit_positions"));
	RETURN nextval('audit_positions');
END $$;--> statement-breakpoint
-- The highest position up to which no entry can appear any more. The sequence is read before the locks: who got a lower
-- position has its lock by then, or has ended.
CREATE FUNCTION "settled_audit_position"() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	highest bigint;
	lowest_open bigint;
BEGIN
	SELECT "last_value" INTO highest FROM "audit_positions";
	SELECT min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 44) - 1)) INTO lowest_open FROM pg_locks
		WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 12 = 480226
		AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
	RETURN least(highest, lowest_open);
END $$;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "position" bigint;--> statement-breakpoint
-- By hand: entries from before get their positions in the order of creation. Entries never change otherwise.
ALTER TABLE "audit_entries" DISABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
UPDATE "audit_entries" SET "position" = "ordered"."position" FROM (
	SELECT "id", row_number() OVER (ORDER BY "created_at", "id") + 1 AS "position" FROM "audit_entries"
) AS "ordered" WHERE "ordered"."id" = "audit_entries"."id";--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
SELECT setval('audit_positions', (SELECT count(*) + 1 FROM "audit_entries"));--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "position" SET DEFAULT next_audit_position(), ALTER COLUMN "position" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_position_key" ON "audit_entries" USING btree ("position");
