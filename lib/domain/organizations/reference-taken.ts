import { brokenConstraint } from "@/db/transaction";
import { AppError } from "@/lib/errors";

/** Turns a violation of the unique constraint on references into a refusal at the field. Returns other errors unchanged. */
export function asReferenceTaken(error: unknown): unknown {
  if (brokenConstraint(error) !== "organizations_account_reference_key") return error;
  const refusal = new AppError("reference_taken");
  return new AppError("reference_taken", {
    fields: [{ path: "referenceId", code: "reference_taken", message: refusal.message }],
    cause: error,
  });
}
