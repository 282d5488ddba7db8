import { PHONE_PROBLEMS } from "./phone-problems";

/**
 * Why a field was refused: the closed list of codes that field errors carry. Programs branch on them, so a code never
 * changes its meaning, and no code is derived from a sentence.
 */
export const FIELD_CODES = [
  // Found by a schema.
  "required",
  "invalid_type",
  "invalid_choice",
  "invalid",
  "too_short",
  "too_long",
  "too_small",
  "too_big",
  "unknown_field",
  "hidden_character",
  "unreachable_host",
  "contradicts_host",
  // `invalid_format`, and what else can be wrong with a phone number.
  ...PHONE_PROBLEMS,
  // Found by the API in requests.
  "repeated",
  "read_only",
  "invalid_length",
  // Found by a rule of the domain.
  "too_many",
  "not_an_account",
  "in_the_past",
  "invalid_cursor",
  "same_number",
  "refused_by_carrier",
  "too_common",
  "wrong_password",
  // Error codes of the whole request, repeated at the field that caused them.
  "bot_in_other_organization",
  "trunk_in_other_organization",
  "caller_id_not_verified",
  "not_found",
  "email_taken",
  "invalid_area_code",
  "number_taken",
  "reference_taken",
  "variable_exists",
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** Whether a value is one of the codes of field errors. */
export function isFieldCode(value: unknown): value is FieldCode {
  return FIELD_CODES.some((code) => code === value);
}
