import { AppError } from "@/lib/errors";

/** The version of the state that the caller of a change has read; without one nothing is guarded. */
export interface IfVersion {
  version?: number | undefined;
}

/**
 * Guards a change against another's edit of the state that its caller has read (product rule 8).
 * @param row what is to be changed, locked
 * @param version the one that was read; undefined guards nothing
 * @param present makes the present state for the caller to see
 * @throws AppError `edit_conflict` with `details.current` when `version` is not the present one
 */
export async function assertVersion<Row extends { version: number }>(
  row: Row,
  version: IfVersion["version"],
  present: (row: Row) => object | Promise<object>,
): Promise<void> {
  if (version === undefined || version === row.version) return;
  throw new AppError("edit_conflict", { details: { current: await present(row) } });
}
