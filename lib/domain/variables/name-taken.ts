import { brokenConstraint } from "@/db/transaction";
import { AppError } from "@/lib/errors";

/** Turns a violation of the unique constraint on names into a refusal at the field. Returns other errors unchanged. */
export function asNameTaken(error: unknown): unknown {
  if (brokenConstraint(error) !== "variables_org_name_key") return error;
  const refusal = new AppError("variable_exists");
  return new AppError("variable_exists", {
    fields: [{ path: "name", code: "variable_exists", message: refusal.message }],
    cause: error,
  });
}
