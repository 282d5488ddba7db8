import { AppError } from "@/lib/errors";

/**
 * The organization that something new goes to, where the request names none by itself.
 * @throws AppError `validation_failed` on the header, for a platform key that does not send it
 */
export function homeOf(homeOrgId: string | null): string {
  if (homeOrgId !== null) return homeOrgId;
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "X-Organization-Id",
        code: "required",
        message: "A platform key says in this header which organization is meant.",
      },
    ],
  });
}
