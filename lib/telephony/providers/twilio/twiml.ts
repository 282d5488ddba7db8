import twilio from "twilio";
import type VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import type { CallAnswer } from "../../port";
import type { TwilioAddresses } from "./addresses";
import { googleVoice } from "./voices";

type SayAttributes = VoiceResponse.SayAttributes;
type Of<Kind extends CallAnswer["kind"]> = Extract<CallAnswer, { kind: Kind }>;

/** The TwiML document for what becomes of a call. */
export function twimlOf(answer: CallAnswer, addresses: TwilioAddresses): string {
  const response = new twilio.twiml.VoiceResponse();
  switch (answer.kind) {
    case "notice":
      response.say({ language: answer.languageTag as SayAttributes["language"] }, answer.text);
      response.hangup();
      break;
    case "relay":
      relay(response, addresses, answer);
      break;
    case "converse":
      gather(response, addresses, answer);
      break;
    case "part":
      for (const text of answer.said) response.say(voiceOf(answer), text);
      response.hangup();
      break;
    case "hold":
      response.say({ language: answer.languageTag as SayAttributes["language"] }, answer.text);
      response.pause({ length: answer.seconds });
      response.redirect({ method: "POST" }, `${endedAddress(addresses, answer)}&held=${answer.held}`);
      break;
    case "hang_up":
      response.hangup();
  }
  return response.toString();
}

const endedAddress = ({ of }: TwilioAddresses, { attempt }: { attempt: number }) =>
  `${of("relay-ended")}?attempt=${attempt}`;

function voiceOf({ languageTag, voiceId }: Pick<Of<"converse">, "languageTag" | "voiceId">): SayAttributes {
  return {
    language: languageTag as SayAttributes["language"],
    voice: `Google.${googleVoice(voiceId, languageTag)}` as SayAttributes["voice"],
  };
}

function relay(response: VoiceResponse, addresses: TwilioAddresses, answer: Of<"relay">): void {
  const { token, languageTag, voiceId } = answer;
  if (addresses.relay === null) throw new Error("The account has no relay.");
  const connect = response.connect({ action: endedAddress(addresses, answer), method: "POST" });
  const noun = connect.conversationRelay({
    url: addresses.relay,
    language: languageTag,
    ttsProvider: "Google",
    voice: googleVoice(voiceId, languageTag),
    transcriptionProvider: "Deepgram",
    speechModel: "nova-3-general",
    interruptible: "any",
    dtmfDetection: true,
    events: "speaker-events",
  });
  noun.parameter({ name: "token", value: token });
}

/** One turn (docs: "TwiML Voice: Gather"). Silence is sent to us, too. */
function gather(response: VoiceResponse, addresses: TwilioAddresses, answer: Of<"converse">): void {
  const gathered = response.gather({
    input: ["speech", "dtmf"],
    action: `${addresses.of("turn")}?turn=${answer.turn}`,
    method: "POST",
    language: answer.languageTag as VoiceResponse.GatherAttributes["language"],
    // Without a model of our choice, Twilio falls back to another provider during an outage.
    speechTimeout: "1",
    timeout: Math.round(answer.silenceMs / 1000),
    numDigits: 1,
    bargeIn: answer.isInterruptible,
    actionOnEmptyResult: true,
  });
  for (const text of answer.said) gathered.say(voiceOf(answer), text);
}
