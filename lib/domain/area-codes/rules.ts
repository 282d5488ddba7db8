import { AppError } from "@/lib/errors";
import { explainAreaCode } from "@/lib/geo/explain-area-code";

/**
 * The area code that somebody wrote, as it is known here (product rule 2).
 * @param path the field that it was written in
 * @throws AppError `invalid_area_code`, with the reason, unless it is a US code in service
 */
export function codeInService(path: string, code: string): string {
  const verdict = explainAreaCode(code);
  if (!verdict.ok) throw invalidAreaCode(path, verdict.message);
  return verdict.areaCode.code;
}

/** The refusal of an area code at the field that names it. */
export function invalidAreaCode(path: string, message: string): AppError {
  return new AppError("invalid_area_code", {
    message,
    fields: [{ path, code: "invalid_area_code", message }],
  });
}
