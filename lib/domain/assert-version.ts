import { AppError } from "@/lib/errors";

/** The version that the caller last read, or several of which any will do; without it, the change is not guarded. */
export interface IfVersion {
  version?: number | readonly number[] | undefined;
}

/** The input of an edit, with any number of versions that it may be based on. */
export type Guarded<Input> = Omit<Input, "version"> & IfVersion;

/** What the caller last saw of something that has no version; without it, the change is not guarded. */
export interface IfShown<State extends object> {
  shown?: State | undefined;
}

/** An answer that counts its changes. */
export interface Versioned {
  version: number;
}

/**
 * Refuses a change that is based on an outdated read (product rule 8).
 * @param row the row to change, locked
 * @param version the version that the caller read, or several; undefined skips the check
 * @param present turns the row into the answer that the caller sees on a conflict
 * @throws AppError `edit_conflict` with `details.current` if the row has another version
 */
export async function assertVersion<Row extends { version: number }>(
  row: Row,
  version: IfVersion["version"],
  present: (row: Row) => Versioned | Promise<Versioned>,
): Promise<void> {
  if (version === undefined || [version].flat().includes(row.version)) return;
  throw new AppError("edit_conflict", { details: { current: await present(row) } });
}

/**
 * Refuses a change of something that has no version, if it is no longer as the caller saw it.
 * @param current the state of the locked row; may have more fields than `shown`
 * @throws AppError `edit_conflict` with `details.current`
 */
export function assertShown<State extends object>(current: State, { shown }: IfShown<State>): void {
  const isShown = Object.entries(shown ?? {}).every(
    ([field, value]) => value === current[field as keyof State],
  );
  if (!isShown) throw new AppError("edit_conflict", { details: { current } });
}
