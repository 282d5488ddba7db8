import type { sipTrunks } from "@/db/schema";
import type { Trunk } from "@/lib/schemas/sip-trunk";

export type TrunkRow = typeof sipTrunks.$inferSelect;

/** The answer for a trunk, without its password. */
export function presentTrunk(row: TrunkRow): Trunk {
  const { id, orgId, name, host, port, transport, username, version } = row;
  return {
    id,
    orgId,
    name,
    host,
    port,
    transport,
    username,
    hasPassword: row.sealedPassword !== null,
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The fields of a trunk that the history records. */
export function auditedFields(row: TrunkRow): Record<string, unknown> {
  const { name, host, port, transport, username } = row;
  return { name, host, port, transport, username, hasPassword: row.sealedPassword !== null };
}
