import type { ConflictField } from "@/components/form/conflict-words";
import { VARIABLE_TYPE_LABELS, VARIABLE_TYPES, type VariableType } from "@/lib/constants/organizations";
import { formatPhone } from "@/lib/phone";
import type { Variable } from "@/lib/schemas/variable";

/** How text refers to a variable: "{{emergency_phone}}". */
export function placeholder(name: string): string {
  return `{{${name}}}`;
}

/** The value as text. A phone number is formatted for reading. */
export function valueText({ type, value }: Pick<Variable, "type" | "value">): string {
  return type === "PHONE_NUMBER" ? formatPhone(value) : value;
}

/** A variable as the form's values. */
export function variableValues(variable: Variable | null) {
  return {
    name: variable?.name ?? "",
    type: variable?.type ?? ("STRING" as VariableType),
    value: variable ? valueText(variable) : "",
    displayName: variable?.displayName ?? "",
    description: variable?.description ?? "",
  };
}

export const TYPE_ITEMS = VARIABLE_TYPES.map((value) => ({ value, label: VARIABLE_TYPE_LABELS[value] }));

/** The fields that two people can edit at once. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "type", label: "Type", describe: (value) => VARIABLE_TYPE_LABELS[value as VariableType] },
  { name: "value", label: "Value" },
  { name: "displayName", label: "Display name" },
  { name: "description", label: "Description" },
];
