import twilio from "twilio";
import type VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import type { CallAnswer, RawWebhook, WebhooksPort } from "../../port";
import { googleVoice } from "./voices";

type SayLanguage = VoiceResponse.SayAttributes["language"];

/**
 * Twilio's webhooks: form fields, signed with the account's token over the address and the fields
 * (docs: "Webhooks Security"), answered with TwiML.
 * @param relayUrl the address of the WebSocket to which calls are relayed
 */
export function twilioWebhooks(authToken: string, paths: readonly string[], relayUrl: string): WebhooksPort {
  return {
    paths,
    verify: (webhook) => {
      if (!isForm(webhook.headers)) return "wrong_type";
      const fields = fieldsOf(webhook);
      if (!fields) return "unreadable";
      const signature = webhook.headers.get("x-twilio-signature") ?? "";
      return twilio.validateRequest(authToken, signature, webhook.url, fields) ? "genuine" : "forged";
    },
    parse: (webhook) => {
      const { CallSid = "", To = "", From = "" } = fieldsOf(webhook) ?? {};
      return { kind: "incoming_call", callId: CallSid, called: To, from: From };
    },
    render: (answer) => {
      const response = new twilio.twiml.VoiceResponse();
      if (answer.kind === "notice") {
        response.say({ language: answer.languageTag as SayLanguage }, answer.text);
        response.hangup();
      } else relayOf(response.connect(), relayUrl, answer);
      return { contentType: "text/xml; charset=utf-8", body: response.toString() };
    },
  };
}

function relayOf(
  connect: VoiceResponse.Connect,
  url: string,
  { token, languageTag, voiceId }: Extract<CallAnswer, { kind: "relay" }>,
): void {
  const relay = connect.conversationRelay({
    url,
    language: languageTag,
    ttsProvider: "Google",
    voice: googleVoice(voiceId, languageTag),
    transcriptionProvider: "Deepgram",
    speechModel: "nova-3-general",
    interruptible: "any",
    dtmfDetection: true,
    events: "speaker-events",
  });
  relay.parameter({ name: "token", value: token });
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
