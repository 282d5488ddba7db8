import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { KeyScope } from "@/lib/constants/permissions";
import { createdAt, id, moment } from "./columns";
import { hasNoHiddenCharacter } from "./names";
import { organizations } from "./organizations";
import { users } from "./users";

/** API keys, of which only the SHA-256 is stored. A key without an organization is a platform key. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    orgId: uuid("org_id").references(() => organizations.id),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** The last four characters, to tell keys apart in a list. */
    lastFour: text("last_four").notNull(),
    scopes: text("scopes").array().$type<KeyScope[]>().notNull(),
    ownerUserId: uuid("owner_user_id").references(() => users.id),
    expiresAt: moment("expires_at"),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    check("api_keys_name_visible", hasNoHiddenCharacter(t.name)),
    uniqueIndex("api_keys_token_hash_key").on(t.tokenHash),
    index("api_keys_org_idx").on(t.orgId),
    check("api_keys_has_scopes", sql`cardinality(${t.scopes}) > 0`),
  ],
);
