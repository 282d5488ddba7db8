import type { AuditEntry } from "@/lib/schemas/audit-entry";

/**
 * Who made a change, as a reader can tell them apart: people choose their own names, so their address stands beside it,
 * and a key is called one. "Alma Admin (alma@practice.com)", "API key “Website”".
 */
export function actorText(entry: Pick<AuditEntry, "actorType" | "actorName" | "actorEmail">): string {
  const { actorType, actorName, actorEmail } = entry;
  if (actorType === "api_key") return `API key “${actorName}”`;
  const known = actorEmail ? `${actorName} (${actorEmail})` : actorName;
  return actorType === "support" ? `${known}, support` : known;
}
