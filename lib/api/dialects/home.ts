import { AppError } from "@/lib/errors";

/**
 * The organization for a new object, if the request itself names none.
 * @throws AppError `validation_failed` on the header, for a platform key that does not send it
 */
export function requireHomeOrg(homeOrgId: string | null): string {
  if (homeOrgId !== null) return homeOrgId;
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "X-Organization-Id",
        code: "required",
        message: "A platform key must name the organization in this header.",
      },
    ],
  });
}
