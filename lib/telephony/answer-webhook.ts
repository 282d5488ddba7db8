import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { readForm } from "@/lib/read-form";
import { carrier } from "./carrier";
import type { SpokenNotice } from "./port";

/**
 * Answers a webhook of the carrier with a sentence to speak. Whoever did not sign it with the account's token gets an
 * empty 403. A failure of ours is spoken too: a caller should never hear a carrier's error message.
 * @param say.notice what to say, from the fields of the request
 * @param say.otherwise what to say when that fails
 */
export async function answerWebhook(
  request: Request,
  say: { notice: (fields: Record<string, string>) => Promise<SpokenNotice>; otherwise: SpokenNotice },
): Promise<Response> {
  const requestId = request.headers.get("x-request-id");
  const fields = await readForm(request);
  if (typeof fields === "number") return new Response(null, { status: fields });
  if (!isSigned(request, fields)) {
    logger({ requestId }).warn("A webhook without the carrier's signature was refused");
    return new Response(null, { status: 403 });
  }
  const notice = await say.notice(fields).catch((error: unknown) => {
    logger({ requestId }).error({ err: error }, "An incoming call could not be looked up");
    return say.otherwise;
  });
  const { contentType, body } = carrier().speakNotice(notice);
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

/** The carrier signs the address that it was given, which is ours by configuration; the Host header proves nothing. */
function isSigned(request: Request, parameters: Record<string, string>): boolean {
  const { pathname, search } = new URL(request.url);
  return carrier().verifyWebhook({
    url: `${env().APP_URL}${pathname}${search}`,
    headers: request.headers,
    parameters,
  });
}
