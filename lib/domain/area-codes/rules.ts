import { AppError } from "@/lib/errors";
import { explainAreaCode } from "@/lib/geo/explain-area-code";

/**
 * Checks that an area code is a US code in service (product rule 2).
 * @param path the field that has the code
 * @returns the code
 * @throws AppError `invalid_area_code`, with the reason
 */
export function codeInService(path: string, code: string): string {
  const verdict = explainAreaCode(code);
  if (!verdict.ok) throw invalidAreaCode(path, verdict.message);
  return verdict.areaCode.code;
}

/** The refusal of an area code, at the field that has it. */
export function invalidAreaCode(path: string, message: string): AppError {
  return new AppError("invalid_area_code", {
    message,
    fields: [{ path, code: "invalid_area_code", message }],
  });
}
