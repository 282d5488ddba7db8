import { brokenConstraint } from "@/db/transaction";
import { AppError } from "@/lib/errors";

/** The database's refusal of a second equal reference in an account, at its field; any other error as it is. */
export function asReferenceTaken(error: unknown): unknown {
  if (brokenConstraint(error) !== "organizations_account_reference_key") return error;
  const refusal = new AppError("reference_taken");
  return new AppError("reference_taken", {
    fields: [{ path: "referenceId", code: "reference_taken", message: refusal.message }],
    cause: error,
  });
}
