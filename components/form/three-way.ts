/** One field that another person changed since this form was opened. */
export interface FieldConflict {
  name: string;
  /** What the other person saved. */
  theirs: unknown;
  /** What stands in this form. */
  mine: unknown;
  /** Whether both changed it, to different values, so that one of them has to give way. */
  bothChanged: boolean;
}

type Values = Record<string, unknown>;

/** A value of a form by its dotted name, "address.city". */
export function valueAt(values: Values, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? (value as Values)[key] : undefined),
      values,
    );
}

/** Whether two values of a form say the same: an empty text, null and absent do. */
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
 * What another person changed, against the values that this form was opened with.
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
 * The value that a field takes when the person has chosen. Where only one of the two changed it, that change stays in
 * either case; where both did, the choice decides.
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
