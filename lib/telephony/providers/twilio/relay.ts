import twilio from "twilio";
import { z } from "zod";
import type { RelayEvent, RelayOrder, RelayPort } from "../../relay-port";

/** The messages that we act on (docs: "ConversationRelay, WebSocket messages"). The others are not worth refusing. */
const messages = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("setup"),
    callSid: z.string(),
    customParameters: z.object({ token: z.string() }),
  }),
  z.object({ type: z.literal("prompt"), voicePrompt: z.string(), last: z.boolean().default(true) }),
  z.object({ type: z.literal("dtmf"), digit: z.string() }),
  z.object({ type: z.literal("interrupt"), utteranceUntilInterrupt: z.string().default("") }),
  z.object({ type: z.literal("info"), name: z.string(), value: z.string() }),
]);
const anyMessage = z.object({ type: z.string() });

/** Twilio's ConversationRelay: a WebSocket whose opening request is signed over its address alone. */
export function twilioRelay(authToken: string, path: string): RelayPort {
  return {
    path,
    verify: ({ url, headers }) =>
      twilio.validateRequest(authToken, headers.get("x-twilio-signature") ?? "", url, {}),
    read: (frame) => {
      const content = contentOf(frame);
      const message = messages.safeParse(content);
      if (message.success) return eventOf(message.data);
      return anyMessage.safeParse(content).success ? { kind: "other" } : null;
    },
    write: (order) => JSON.stringify(messageOf(order)),
  };
}

function eventOf(message: z.infer<typeof messages>): RelayEvent {
  switch (message.type) {
    case "setup":
      return { kind: "opened", callId: message.callSid, token: message.customParameters.token };
    case "prompt":
      return message.last ? { kind: "said", text: message.voicePrompt } : { kind: "other" };
    case "dtmf":
      return { kind: "key", digit: message.digit };
    case "interrupt":
      return { kind: "interrupted", heard: message.utteranceUntilInterrupt };
    case "info":
      return eventOfInfo(message);
  }
}

function eventOfInfo({ name, value }: { name: string; value: string }): RelayEvent {
  if (name === "clientSpeaking") return { kind: "speaking", isSpeaking: value === "on" };
  return { kind: name === "agentSpeaking" && value === "off" ? "quiet" : "other" };
}

/** What Twilio hands to the action URL if only the relay ends, and not the call. */
export const MOVED = JSON.stringify({ reason: "restart" });

function messageOf(order: RelayOrder): Record<string, unknown> {
  if (order.kind === "hang_up") return { type: "end" };
  if (order.kind === "move") return { type: "end", handoffData: MOVED };
  const { text, isLast, interruptible } = order;
  return { type: "text", token: text, last: isLast, interruptible };
}

function contentOf(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
