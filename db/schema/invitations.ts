import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "@/lib/constants/permissions";
import { createdAt, id, moment } from "./columns";
import { listOf } from "./enumerations";
import { hasNoHiddenCharacter } from "./names";
import { organizations } from "./organizations";
import { users } from "./users";

/** Stands for "the platform" where an index compares organizations. */
const NO_ORGANIZATION = sql.raw("'00000000-0000-0000-0000-000000000000'::uuid");

/**
 * Offers of a role to an e-mail address. An invitation gives nobody anything until it is accepted with its link, of which
 * only the SHA-256 is stored. Without an organization and a role, it is an offer to join platform support.
 */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    orgId: uuid("org_id").references(() => organizations.id, { onDelete: "cascade" }),
    role: text("role", { enum: ROLES }),
    email: text("email").notNull(),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** Who made the current link, whose right to invite it needs; null for the operator's command. */
    makerUserId: uuid("maker_user_id").references(() => users.id),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    acceptedByUserId: uuid("accepted_by_user_id").references(() => users.id),
    /** When it was withdrawn, or ended because its maker lost the right to invite. */
    endedAt: moment("ended_at"),
  },
  (t) => [
    uniqueIndex("invitations_token_hash_key").on(t.tokenHash),
    uniqueIndex("invitations_open_key")
      .on(sql`coalesce(org_id, ${NO_ORGANIZATION})`, t.email)
      .where(sql`accepted_at is null and ended_at is null`),
    index("invitations_org_idx").on(t.orgId).where(sql`accepted_at is null and ended_at is null`),
    index("invitations_maker_idx").on(t.makerUserId).where(sql`accepted_at is null and ended_at is null`),
    check("invitations_name_visible", hasNoHiddenCharacter(t.name)),
    check("invitations_email_lower_case", sql`${t.email} = lower(${t.email})`),
    check("invitations_role", sql`${t.role} in (${listOf(ROLES, ",")})`),
    check("invitations_role_at_organization", sql`(${t.orgId} is null) = (${t.role} is null)`),
    check("invitations_one_end", sql`${t.acceptedAt} is null or ${t.endedAt} is null`),
  ],
);
