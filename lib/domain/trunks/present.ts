import type { sipTrunks } from "@/db/schema";
import type { Trunk } from "@/lib/schemas/sip-trunk";

export type TrunkRow = typeof sipTrunks.$inferSelect;

/** The answer for a trunk; its password stays here. */
export function presentTrunk(row: TrunkRow): Trunk {
  const { id, orgId, name, host, port, username, version } = row;
  return {
    id,
    orgId,
    name,
    host,
    port,
    username,
    hasPassword: row.sealedPassword !== null,
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What the history says of a trunk. */
export function auditedFields(row: TrunkRow): Record<string, unknown> {
  const { name, host, port, username } = row;
  return { name, host, port, username, hasPassword: row.sealedPassword !== null };
}
