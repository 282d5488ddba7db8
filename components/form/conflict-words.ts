import { conflictsOf } from "./three-way";

/** A field that two people can change at once. A list counts as one field. */
export interface ConflictField {
  name: string;
  label: string;
  /** Formats a value that is not text. */
  describe?: (value: unknown) => string;
  /** The text for an empty value; "Nothing" unless given. */
  none?: string;
}

/** A value as the reader sees it. */
export function words(field: ConflictField | undefined, value: unknown): string {
  if (value === undefined || value === null || value === "") return field?.none ?? "Nothing";
  return (field?.describe ? field.describe(value) : String(value)) || "Nothing";
}

/** What another person changed since something was shown, a line each: "Name: Front Desk". */
export function changesInWords(fields: readonly ConflictField[], shown: object, current: object): string[] {
  const [before, now] = [{ ...shown }, { ...current }] as [Record<string, unknown>, Record<string, unknown>];
  return conflictsOf(
    fields.map(({ name }) => name),
    before,
    before,
    now,
  ).map(({ name, theirs }) => {
    const field = fields.find((each) => each.name === name);
    return `${field?.label}: ${words(field, theirs)}`;
  });
}
