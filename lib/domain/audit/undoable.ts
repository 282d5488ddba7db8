import { UNDO_MS, type UndoableAction, undoableAction } from "@/lib/constants/audit";
import { statusAllows } from "@/lib/constants/line-states";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, may } from "@/lib/context";
import type { AuditRow } from "./select-audit-entries";

/** The permission that undoing takes: the same as for the change itself. */
const UNDO_PERMISSIONS: Record<UndoableAction, Permission> = {
  "number.attach": "numbers:edit",
  "number.detach": "numbers:edit",
  "number.switch": "numbers:edit",
  "number.migrate": "numbers:migrate",
};

/**
 * Until when a change can be offered for undoing: for a day, while the line has not changed again, by whoever may make
 * the opposite change. What else can stand against it, such as a full organization, shows only when somebody tries.
 * @returns null if it cannot be offered
 */
export function undoableUntil(context: Context, { entry, line }: AuditRow): Date | null {
  const action = undoableAction(entry.action);
  if (!action || !line || entry.orgId === null || entry.accountId === null) return null;
  const until = new Date(entry.createdAt.getTime() + UNDO_MS);
  if (until <= context.now() || line.version !== entry.subjectVersion) return null;
  const opposite = action === "number.attach" ? "detach" : action === "number.migrate" ? "migrate" : "attach";
  if (!statusAllows(line.status, opposite)) return null;
  const place = { orgId: entry.orgId, accountId: entry.accountId };
  const leavesAccount = place.accountId !== line.accountId;
  const permission = leavesAccount ? "numbers:migrate-across-accounts" : UNDO_PERMISSIONS[action];
  return may(context, permission, line) && may(context, permission, place) ? until : null;
}
