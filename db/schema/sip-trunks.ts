import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "./columns";
import { organizations } from "./organizations";

/** SIP trunks of practices, over which calls from brought numbers are transferred. The password is sealed. */
export const sipTrunks = pgTable(
  "sip_trunks",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    name: text("name").notNull(),
    host: text("host").notNull(),
    port: integer("port").notNull(),
    username: text("username"),
    sealedPassword: text("sealed_password"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "sip_trunks_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    // What a line's trunk is known by: a trunk of another account can be on no line.
    unique("sip_trunks_id_account_key").on(t.id, t.accountId),
    check("sip_trunks_port", sql`${t.port} between 1 and 65535`),
    check("sip_trunks_name_not_blank", sql`length(btrim(${t.name})) > 0`),
    index("sip_trunks_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);
