import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** What the reader's role allows at a line's organization. */
export interface LineRights {
  canEdit: boolean;
  canRelease: boolean;
  canMigrate: boolean;
}

/**
 * Acts that a dialog asks about. `connect` attaches a bot, or switches it where there is one; `quarantine` sets a day
 * of release or changes it, `release` waits for none.
 */
export type LineAct = "connect" | "detach" | "move" | "quarantine" | "release";
export type LineActs = Record<LineAct | "edit", boolean>;

/** What can be done with a line now: what the role allows, and the line's status does not forbid. */
export function actsOf(line: Pick<PhoneNumber, "status" | "botId">, rights: LineRights): LineActs {
  const active = line.status === "active";
  const ours = line.status !== "releasing" && line.status !== "released";
  return {
    edit: rights.canEdit && ours,
    connect: rights.canEdit && active,
    detach: rights.canEdit && ours && line.botId !== null,
    move: rights.canMigrate && active,
    quarantine: rights.canRelease && (active || line.status === "quarantined"),
    release: rights.canRelease && ours,
  };
}
