import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { DEFAULT_TRANSPORT, SIP_TRANSPORTS, type SipTransport } from "@/lib/constants/sip";
import { createdAt, id, updatedAt } from "./columns";
import { listOf } from "./enumerations";
import { hasNoHiddenCharacter } from "./names";
import { organizations } from "./organizations";

/** SIP trunks of practices, over which calls from brought numbers are transferred. Passwords are sealed. */
export const sipTrunks = pgTable(
  "sip_trunks",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    name: text("name").notNull(),
    host: text("host").notNull(),
    port: integer("port").notNull(),
    transport: text("transport").$type<SipTransport>().notNull().default(DEFAULT_TRANSPORT),
    username: text("username"),
    sealedPassword: text("sealed_password"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("sip_trunks_name_visible", hasNoHiddenCharacter(t.name)),
    foreignKey({
      name: "sip_trunks_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    // Lines refer to this pair, so that no line can use a trunk of another account.
    unique("sip_trunks_id_account_key").on(t.id, t.accountId),
    check("sip_trunks_port", sql`${t.port} between 1 and 65535`),
    check("sip_trunks_transport", sql`${t.transport} in (${listOf(SIP_TRANSPORTS)})`),
    check("sip_trunks_name_not_blank", sql`length(btrim(${t.name})) > 0`),
    index("sip_trunks_search_idx").using("gin", sql`fold_text(name || ' ' || host) gin_trgm_ops`),
    index("sip_trunks_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);
