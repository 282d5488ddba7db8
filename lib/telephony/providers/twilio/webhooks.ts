import twilio from "twilio";
import type { CarrierEvent, RawWebhook, RelayEnding, WebhooksPort } from "../../port";
import { eventAt, type TwilioAddresses } from "./addresses";
import { MOVED } from "./relay";
import { twimlOf } from "./twiml";

/**
 * Twilio's webhooks: form fields, signed with the account's token over the address and the fields
 * (docs: "Webhooks Security"), answered with TwiML.
 */
export function twilioWebhooks(authToken: string, addresses: TwilioAddresses): WebhooksPort {
  return {
    paths: addresses.paths,
    canListen: true,
    verify: (webhook) => {
      if (!isForm(webhook.headers)) return "wrong_type";
      const fields = fieldsOf(webhook);
      if (!fields) return "unreadable";
      const signature = webhook.headers.get("x-twilio-signature") ?? "";
      return twilio.validateRequest(authToken, signature, webhook.url, fields) ? "genuine" : "forged";
    },
    parse: (webhook) => eventOf(webhook.url, fieldsOf(webhook) ?? {}),
    render: (answer) => ({ contentType: "text/xml; charset=utf-8", body: twimlOf(answer, addresses) }),
  };
}

type Fields = Partial<Record<string, string>>;

/** States of a call that is over (docs: "Call resource, call status values"). */
const OVER = new Set(["completed", "busy", "no-answer", "canceled", "failed"]);

function eventOf(url: string, fields: Fields): CarrierEvent | null {
  const { CallSid: callId = "", To: called = "", From: from = "", CallStatus = "" } = fields;
  const query = new URL(url).searchParams;
  switch (eventAt(url)) {
    case "voice":
      return { kind: "incoming_call", callId, called, from };
    case "relay-ended":
      return {
        kind: "relay_ended",
        callId,
        attempt: numberIn(query, "attempt"),
        held: numberIn(query, "held"),
        why: endingOf(fields),
      };
    case "turn": {
      const { SpeechResult: said = "", Digits: key = "" } = fields;
      if (OVER.has(CallStatus)) return null;
      return { kind: "turn_taken", callId, turn: numberIn(query, "turn"), said, key: key || null };
    }
    case "status":
      if (!OVER.has(CallStatus)) return null;
      return { kind: "call_over", callId, called, from, isFailed: CallStatus === "failed" };
    case "fallback":
      return { kind: "answer_failed", callId };
    default:
      return null;
  }
}

/** 64101: the account lacks a provider or a feature. 64102: no connection came about (docs: "Error Dictionary"). */
const UNAVAILABLE = new Set(["64101", "64102"]);

/** Why a relay ended. Twilio sends no `SessionStatus` if it follows our own redirect. */
function endingOf({ CallStatus = "", SessionStatus, ErrorCode = "", HandoffData }: Fields): RelayEnding {
  if (OVER.has(CallStatus)) return "hung_up";
  if (SessionStatus === undefined || HandoffData === MOVED) return "restarting";
  if (UNAVAILABLE.has(ErrorCode)) return "unavailable";
  return SessionStatus === "failed" ? "dropped" : "ended";
}

function numberIn(query: URLSearchParams, name: string): number {
  const value = query.get(name) ?? "";
  return /^\d{1,6}$/.test(value) ? Number(value) : 0;
}

function isForm(headers: Headers): boolean {
  const [type] = (headers.get("content-type") ?? "").split(";");
  return type?.trim().toLowerCase() === "application/x-www-form-urlencoded";
}

/** The body's form fields, the last one of each name; null if the body is not UTF-8. */
function fieldsOf({ body }: RawWebhook): Record<string, string> | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return Object.fromEntries(new URLSearchParams(text));
  } catch {
    return null;
  }
}
