import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries, bots } from "@/db/schema";
import {
  UNDO_MS,
  UNDO_OBSTACLES,
  type UndoableAction,
  type UndoObstacle,
  undoableAction,
} from "@/lib/constants/audit";
import type { Context, Place } from "@/lib/context";
import { auditWithinReach } from "@/lib/domain/audit/list-audit-entries";
import { parseId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { type NumberResult, presentNumberById } from "./change-number";
import { BOT_FACTS, type Line } from "./select-numbers";

/** A change of a line that can be undone, as the history has it. */
export interface UndoableChange {
  id: string;
  action: UndoableAction;
  subjectId: string;
  /** Where the line was before the change. */
  place: Place;
  /** The line's version after the change. */
  version: number;
  /** What the change replaced; a field that it did not change is absent. */
  before: { botId: string | null } & Record<string, unknown>;
  createdAt: Date;
}

/**
 * Finds a change in the caller's reach.
 * @throws AppError `not_found`, `undo_not_possible` for a change of another kind
 */
export async function findChange(tx: Transaction, context: Context, id: string): Promise<UndoableChange> {
  const [entry] = await tx
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.id, parseId(id)), auditWithinReach(context)));
  if (!entry) throw new AppError("not_found");
  const action = undoableAction(entry.action);
  const { orgId, accountId, subjectVersion: version, before } = entry;
  if (!action || version === null || orgId === null || accountId === null) throw cannotUndo("not_undoable");
  const { subjectId, createdAt } = entry;
  const botId = typeof before?.botId === "string" ? before.botId : null;
  return {
    id: entry.id,
    action,
    subjectId,
    place: { orgId, accountId },
    version,
    before: { ...before, botId },
    createdAt,
  };
}

/** The value that a text field had before the change; the given one if the change left it alone. */
export function findBefore(change: UndoableChange, field: string, unchanged: string | null): string | null {
  if (!(field in change.before)) return unchanged;
  const value = change.before[field];
  return typeof value === "string" ? value : null;
}

/**
 * The bot that the line had before the change, locked until the transaction ends; null if there was none or it was
 * deleted. Bots never change their organization.
 */
export async function lockFormerBot(tx: Transaction, { before, place }: UndoableChange) {
  if (before.botId === null) return null;
  const [bot] = await tx
    .select({ ...BOT_FACTS, orgId: bots.orgId })
    .from(bots)
    .where(and(eq(bots.id, before.botId), eq(bots.orgId, place.orgId)))
    .for("share");
  return bot ?? null;
}

/**
 * The answer if the change was undone already and the line has not changed since; null if it was not undone. Call it
 * with the line locked, so that of two at once only one undoes the change.
 * @throws AppError `undo_not_possible` if it was undone and the line has changed since
 */
export async function undoneAlready(
  tx: Transaction,
  context: Context,
  change: UndoableChange,
  line: Line,
): Promise<NumberResult | null> {
  const [undo] = await tx
    .select({ id: auditEntries.id, version: auditEntries.subjectVersion })
    .from(auditEntries)
    .where(eq(auditEntries.undoesId, change.id));
  if (!undo) return null;
  if (undo.version !== line.version) throw cannotUndo("already_undone");
  return { phoneNumber: await presentNumberById(tx, context, line.id), warnings: [], entryId: undo.id };
}

/** @throws AppError `undo_not_possible` after a day, or if the line has changed since */
export function assertUndoable(change: UndoableChange, line: Pick<Line, "version">, now: Date): void {
  if (now.getTime() - change.createdAt.getTime() >= UNDO_MS) throw cannotUndo("too_late");
  if (line.version !== change.version) throw cannotUndo("changed_since");
}

/** The refusal to undo a change, with the reason in words. */
export function cannotUndo(reason: UndoObstacle): AppError<"undo_not_possible"> {
  return new AppError("undo_not_possible", { message: UNDO_OBSTACLES[reason], details: { reason } });
}
