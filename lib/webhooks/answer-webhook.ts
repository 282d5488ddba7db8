import type { CallTransport } from "@/lib/constants/conversations";
import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { readBytes } from "@/lib/read-bytes";
import type {
  CallAnswer,
  CarrierEvent,
  ConfiguredCarrier,
  RawWebhook,
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

/** The carrier of a webhook, and how it can bring us calls as text; null if it cannot. */
export interface Sender {
  carrier: string;
  transport: CallTransport | null;
}

/**
 * Answers a carrier's webhook about a call. Refuses a request that no carrier of this path signed, with an empty body. If
 * we fail, the caller still hears something of ours, never the carrier's own error message.
 * @param take.event decides what becomes of the call; null if the carrier did not ask
 * @param take.afterFailure decides it if that fails, or if the webhook cannot be read
 */
export async function answerWebhook(
  request: Request,
  take: {
    event: (event: CarrierEvent, by: Sender) => Promise<CallAnswer | null>;
    afterFailure: (event: CarrierEvent | null) => CallAnswer;
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
  const taken =
    event === "unreadable"
      ? take.afterFailure(null)
      : await take.event(event, senderIn(sender)).catch((error: unknown) => {
          logger({ requestId }).error({ err: error }, "Failed to act on a carrier's webhook");
          // Whoever only reports something reports it again after a failure.
          return event.kind === "call_over" ? "failed" : take.afterFailure(event);
        });
  if (taken === "failed") return new Response(null, { status: 503 });
  if (taken === null) return new Response(null, { status: 204 });
  const { contentType, body: answer } = sender.webhooks.render(taken);
  return new Response(answer, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

function senderIn({ name, relay, webhooks }: ConfiguredCarrier): Sender {
  const transport = relay ? "relay" : webhooks.canListen ? "gather" : null;
  return { carrier: name, transport };
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
