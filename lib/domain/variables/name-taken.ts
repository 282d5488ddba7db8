import { brokenConstraint } from "@/db/transaction";
import { AppError } from "@/lib/errors";

/** The database's refusal of a second equal name in an organization, at its field; any other error as it is. */
export function asNameTaken(error: unknown): unknown {
  if (brokenConstraint(error) !== "variables_org_name_key") return error;
  const refusal = new AppError("variable_exists");
  return new AppError("variable_exists", {
    fields: [{ path: "name", code: "variable_exists", message: refusal.message }],
    cause: error,
  });
}
