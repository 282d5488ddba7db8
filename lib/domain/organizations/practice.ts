import { sql } from "drizzle-orm";

/**
 * Whether an organization is a practice itself, as a condition on `organizations`. Every location is. An account is
 * unless it only holds locations: it has some, and no line of its own. Such an account needs no address.
 */
export const IS_PRACTICE = sql<boolean>`("organizations"."parent_account_org_id" is not null
  or not exists (select from organizations l
    where l.account_id = "organizations"."id" and l.id <> "organizations"."id" and l.archived_at is null)
  or exists (select from phone_numbers n where n.org_id = "organizations"."id" and n.status <> 'released'))`;
