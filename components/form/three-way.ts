/** One field that another person changed since this form was opened. */
export interface FieldConflict {
  name: string;
  /** What the other person saved. */
  theirs: unknown;
  /** The value in this form. */
  mine: unknown;
  /** Whether both changed it, to different values, so that one has to give way. */
  bothChanged: boolean;
}

type Values = Record<string, unknown>;

/** A form value by its dotted name, "address.city". */
export function valueAt(values: Values, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? (value as Values)[key] : undefined),
      values,
    );
}

/** Whether two form values mean the same. An empty string, null and a missing value do. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object")
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, plain(each)] as const)
        .sort(([x], [y]) => x.localeCompare(y)),
    );
  return value;
}

/**
 * What another person changed since this form was opened.
 * @param names the fields to compare; a list counts as one field
 */
export function conflictsOf(
  names: readonly string[],
  base: Values,
  mine: Values,
  theirs: Values,
): FieldConflict[] {
  return names
    .filter((name) => !sameValue(valueAt(base, name), valueAt(theirs, name)))
    .map((name) => ({
      name,
      theirs: valueAt(theirs, name),
      mine: valueAt(mine, name),
      bothChanged:
        !sameValue(valueAt(base, name), valueAt(mine, name)) &&
        !sameValue(valueAt(mine, name), valueAt(theirs, name)),
    }));
}

/**
 * The value of a field after the reader has chosen a side. A change that only one person made is kept either way; where
 * both changed the field, the choice decides.
 */
export function mergedValue(
  name: string,
  choice: "mine" | "theirs",
  base: Values,
  mine: Values,
  theirs: Values,
): unknown {
  const iChanged = !sameValue(valueAt(base, name), valueAt(mine, name));
  const theyChanged = !sameValue(valueAt(base, name), valueAt(theirs, name));
  if (iChanged && theyChanged) return valueAt(choice === "mine" ? mine : theirs, name);
  return valueAt(iChanged ? mine : theirs, name);
}
