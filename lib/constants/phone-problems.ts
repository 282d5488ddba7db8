/** Why a text was not read as a phone number. Each is also the code of the field's error. */
export const PHONE_PROBLEMS = [
  "invalid_format",
  "missing_digits",
  "too_many_digits",
  "country_code_missing",
  "has_extension",
  "has_letters",
  "several_numbers",
  "impossible_number",
] as const;
export type PhoneProblem = (typeof PHONE_PROBLEMS)[number];
