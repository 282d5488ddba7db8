import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { readBytes } from "@/lib/read-bytes";
import type {
  CallAnswer,
  CarrierEvent,
  ConfiguredCarrier,
  IncomingCall,
  RawWebhook,
  SpokenNotice,
  WebhookVerdict,
} from "@/lib/telephony/port";
import { carriersAt } from "@/lib/telephony/registry";

/** Carriers send a few kilobytes. */
const MAX_WEBHOOK_BYTES = 64 * 1024;

const STATUSES: Record<Exclude<WebhookVerdict, "genuine">, number> = {
  forged: 403,
  wrong_type: 415,
  unreadable: 400,
};

/**
 * Answers a carrier's webhook of a call that comes in. Refuses a request that no carrier of this path signed, with an empty
 * body. If we fail, the caller still hears a notice, never the carrier's own error message.
 * @param take.call decides what becomes of the call
 * @param take.otherwise the notice if that fails
 */
export async function answerWebhook(
  request: Request,
  take: {
    call: (call: IncomingCall & { carrier: string; canRelay: boolean }) => Promise<CallAnswer>;
    otherwise: SpokenNotice;
  },
): Promise<Response> {
  const requestId = request.headers.get("x-request-id");
  const { pathname, search } = new URL(request.url);
  const carriers = carriersAt(pathname);
  if (carriers.length === 0) return new Response(null, { status: 404 });
  const body = await readBytes(request, MAX_WEBHOOK_BYTES);
  if (typeof body === "number") return new Response(null, { status: body });
  // Carriers sign the address that we gave them, so use that one: the Host header proves nothing.
  const webhook = { url: `${env().APP_URL}${pathname}${search}`, headers: request.headers, body };
  const sender = senderOf(webhook, carriers);
  if (typeof sender === "number") {
    logger({ requestId, status: sender }).warn("Refused a webhook that no carrier has signed");
    return new Response(null, { status: sender });
  }
  const event = eventOf(webhook, sender, requestId);
  if (!event) return new Response(null, { status: 204 });
  const otherwise: CallAnswer = { kind: "notice", ...take.otherwise };
  const called =
    event === "unreadable"
      ? otherwise
      : await take
          .call({ ...event, carrier: sender.name, canRelay: sender.relay !== null })
          .catch((error: unknown) => {
            logger({ requestId }).error({ err: error }, "Failed to look up an incoming call");
            return otherwise;
          });
  const { contentType, body: answer } = sender.webhooks.render(called);
  return new Response(answer, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

/** The webhook's event, or `unreadable` if its carrier signed something that the adapter cannot parse. */
function eventOf(
  webhook: RawWebhook,
  { name, webhooks }: ConfiguredCarrier,
  requestId: string | null,
): CarrierEvent | "unreadable" | null {
  try {
    return webhooks.parse(webhook);
  } catch (error) {
    logger({ requestId, carrier: name }).error({ err: error }, "Failed to parse a carrier's signed webhook");
    return "unreadable";
  }
}

/**
 * The carrier that signed the webhook, or the status with which to refuse it. If carriers that share the path disagree,
 * `forged` wins: one of them could read the webhook, so its format was not what was wrong.
 */
function senderOf(webhook: RawWebhook, carriers: ConfiguredCarrier[]): ConfiguredCarrier | number {
  const refusals: number[] = [];
  for (const carrier of carriers) {
    const verdict = carrier.webhooks.verify(webhook);
    if (verdict === "genuine") return carrier;
    refusals.push(STATUSES[verdict]);
  }
  const [first = STATUSES.forged] = refusals;
  return refusals.includes(STATUSES.forged) ? STATUSES.forged : first;
}
