import { statusAllows } from "@/lib/constants/line-states";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** What the reader's role allows in a line's organization. */
export interface LineRights {
  canEdit: boolean;
  canRelease: boolean;
  canMigrate: boolean;
}

/**
 * Acts that open a dialog. `connect` attaches a bot or switches to another; `quarantine` sets or changes the day of
 * release; `release` happens at once.
 */
export type LineAct = "connect" | "detach" | "move" | "quarantine" | "release";
export type LineActs = Record<LineAct | "edit", boolean>;

/** What the reader can do with a line now: allowed by their role and by the line's status. */
export function actsOf(
  { status, botId }: Pick<PhoneNumber, "status" | "botId">,
  rights: LineRights,
): LineActs {
  return {
    edit: rights.canEdit && statusAllows(status, "edit"),
    connect: rights.canEdit && statusAllows(status, "attach"),
    detach: rights.canEdit && statusAllows(status, "detach") && botId !== null,
    move: rights.canMigrate && statusAllows(status, "migrate"),
    quarantine: rights.canRelease && statusAllows(status, "quarantine"),
    release: rights.canRelease && statusAllows(status, "release"),
  };
}

/** The act whose dialog an address asks for (`paths.number`), if the reader can do it now. */
export function askedAct(asked: string | undefined, acts: LineActs): LineAct | null {
  return (asked === "attach" || asked === "switch") && acts.connect ? "connect" : null;
}
