import { setTimeout as delay } from "node:timers/promises";
import twilio from "twilio";

/** Twilio waits this long for an answer (docs: "Webhooks Connection Overrides"). */
const ANSWER_WITHIN_MS = 15_000;

/** What an installation answered to a webhook. */
export interface WebhookAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** No answer: a connection that failed twice, or none within 15 seconds. */
export class NoAnswer extends Error {}

/**
 * Sends a signed webhook, as Twilio does: form fields, and one retry if no connection comes about.
 * @throws NoAnswer
 */
export async function postWebhook(
  url: string,
  fields: Record<string, string>,
  authToken: string,
): Promise<WebhookAnswer> {
  const send = () =>
    fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "user-agent": "TwilioProxy/1.1",
        "x-twilio-signature": signatureOf(url, authToken, fields),
      },
      body: new URLSearchParams(fields).toString(),
      redirect: "follow",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  try {
    const response = await send().catch(async (error: Error) => {
      if (error.name === "TimeoutError") throw error;
      await delay(100);
      return send();
    });
    return {
      status: response.status,
      contentType: response.headers.get("content-type") ?? "",
      body: await response.text(),
    };
  } catch (error) {
    throw new NoAnswer(error instanceof Error ? error.message : String(error));
  }
}

/** The signature over an address and the fields of its body; a WebSocket has no fields (docs: "Webhooks Security"). */
export function signatureOf(url: string, authToken: string, fields: Record<string, string> = {}): string {
  return twilio.getExpectedTwilioSignature(authToken, url, fields);
}
