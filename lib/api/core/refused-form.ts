import { v7 as uuidv7 } from "uuid";
import type { FormRefusal } from "@/lib/constants/form-refusals";
import { AppError } from "@/lib/errors";
import { failure, send } from "./respond";

const REFUSALS: Record<FormRefusal, () => AppError> = {
  foreign: () => new AppError("forbidden", { message: "This request did not come from the console." }),
  large: () => new AppError("body_too_large", { message: "A form can send 1 MB at most." }),
  malformed: () =>
    new AppError("malformed_request", {
      message: "This form could not be read. Reload the page and try again.",
    }),
};

/** Answers a form that is not read. */
export async function refusedForm(
  request: Request,
  { params }: { params: Promise<{ reason: string }> },
): Promise<Response> {
  const { reason } = await params;
  const error = Object.hasOwn(REFUSALS, reason)
    ? REFUSALS[reason as FormRefusal]()
    : new AppError("not_found");
  const requestId = request.headers.get("x-request-id") ?? uuidv7();
  return send(failure(error, requestId), requestId);
}
