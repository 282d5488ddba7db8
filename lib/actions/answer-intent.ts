import { v7 as uuidv7 } from "uuid";
import { callerOrNull } from "@/lib/auth/caller";
import { AppError, toAppError, toRefusal } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { findIntent } from "./run-intent";

/** Answers a page that asks what became of an intent of the signed-in user. */
export async function answerIntent(request: Request, intent: string): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? uuidv7();
  const headers = { "cache-control": "private, no-store" };
  try {
    const context = await callerOrNull(request.headers);
    if (!context) throw new AppError("unauthorized");
    return Response.json(await findIntent(context, intent), { headers });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.status >= 500) logger({ requestId }).error({ err: error.cause ?? error }, "A look-up failed");
    return Response.json(toRefusal(error, requestId), { status: error.status, headers });
  }
}
