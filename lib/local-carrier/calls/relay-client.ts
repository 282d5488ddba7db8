import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import { z } from "zod";
import type { Call } from "./call";
import { signatureOf } from "./post";
import type { TwimlElement } from "./twiml";
import { clausesOf, type Interruptible } from "./voice";

/** How a relay ended, as its action URL is told (docs: "ConversationRelay, action callback"). */
export interface RelayEnd {
  SessionId: string;
  SessionStatus: "completed" | "ended" | "failed";
  SessionDuration: string;
  HandoffData?: string;
  ErrorCode?: string;
  ErrorMessage?: string;
}

/** So many messages in a row that are none end the relay. */
const MAX_MALFORMED = 10;

const message = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    token: z.string(),
    last: z.boolean().default(false),
    lang: z.string().optional(),
    interruptible: z.union([z.boolean(), z.enum(["none", "dtmf", "speech", "any"])]).optional(),
    preemptible: z.boolean().default(false),
  }),
  z.object({ type: z.literal("play"), source: z.string() }),
  z.object({ type: z.literal("sendDigits"), digits: z.string() }),
  z.object({
    type: z.literal("language"),
    ttsLanguage: z.string().optional(),
    transcriptionLanguage: z.string().optional(),
  }),
  z.object({ type: z.literal("end"), handoffData: z.string().optional() }),
]);
type Message = z.infer<typeof message>;

/**
 * Connects a call to the WebSocket of a `ConversationRelay`, and relays what is said until one side ends it
 * (docs: "ConversationRelay, WebSocket messages").
 */
export async function runRelay(call: Call, noun: TwimlElement, authToken: string): Promise<RelayEnd> {
  const relay = new Relay(call, noun.attributes);
  return relay.run(authToken, parametersOf(noun));
}

function parametersOf({ children }: TwimlElement): Record<string, string> {
  const parameters = children.filter(({ name }) => name === "Parameter");
  return Object.fromEntries(parameters.map(({ attributes: { name = "", value = "" } }) => [name, value]));
}

class Relay {
  readonly #sessionId = `VX${randomBytes(16).toString("hex")}`;
  readonly #startedAt = performance.now();
  #socket: WebSocket | null = null;
  #language: string;
  #malformed = 0;
  /** Tokens that do not make a clause yet. */
  #text = "";
  /** Whether what the person says now began while they could not interrupt. */
  #isUnheard = false;
  #isAgentSpeaking = false;
  #end!: (end: Omit<RelayEnd, "SessionId" | "SessionDuration">) => void;

  constructor(
    readonly call: Call,
    readonly attributes: Record<string, string>,
  ) {
    this.#language = attributes.transcriptionLanguage ?? attributes.language ?? "en-US";
  }

  async run(authToken: string, customParameters: Record<string, string>): Promise<RelayEnd> {
    const { url = "" } = this.attributes;
    const ended = new Promise<Omit<RelayEnd, "SessionId" | "SessionDuration">>((resolve) => {
      this.#end = resolve;
    });
    const hangUp = () => {
      this.#socket?.close(1000, "Closing websocket session");
      this.#end({ SessionStatus: "completed" });
    };
    this.call.over.addEventListener("abort", hangUp);
    let isOpen = false;
    const socket = new WebSocket(url, {
      headers: { "x-twilio-signature": signatureOf(url, authToken), "user-agent": "Jetty/11.0.20" },
    });
    this.#socket = socket;
    socket.on("open", () => {
      isOpen = true;
      this.#begin(customParameters);
    });
    socket.on("message", (data) => this.#receive(String(data)));
    // A connection that fails is closed, too.
    socket.on("error", () => {});
    socket.on("close", () => {
      if (isOpen) this.#fail("64105", "Websocket ended");
      else this.#fail("64102", "Unable to connect to websocket");
    });
    const end = await ended;
    this.call.over.removeEventListener("abort", hangUp);
    this.call.listener = null;
    if (end.ErrorCode)
      this.call.alerts.push({ code: Number(end.ErrorCode), message: end.ErrorMessage ?? "" });
    if (!this.call.over.aborted) this.call.voice.stop();
    return {
      SessionId: this.#sessionId,
      SessionDuration: String(Math.ceil(this.call.facts.pace.since(this.#startedAt) / 1000)),
      ...end,
    };
  }

  /** Counts only if the relay has not ended otherwise. */
  #fail(code: string, text: string): void {
    this.#end({ SessionStatus: "failed", ErrorCode: code, ErrorMessage: text });
  }

  #begin(customParameters: Record<string, string>): void {
    const { accountSid, from, to } = this.call.facts;
    this.#send({
      type: "setup",
      sessionId: this.#sessionId,
      accountSid,
      parentCallSid: "",
      callSid: this.call.sid,
      from,
      to,
      forwardedFrom: null,
      callType: "PSTN",
      callerName: "",
      direction: "inbound",
      callStatus: this.call.answeredAt ? "IN_PROGRESS" : "RINGING",
      customParameters,
    });
    this.call.answer();
    this.call.listener = {
      speechBegins: () => this.#speechBegins(),
      said: (text) => this.#said(text),
      key: (digit) => this.#key(digit),
    };
    const { welcomeGreeting, welcomeGreetingInterruptible } = this.attributes;
    if (welcomeGreeting) this.#say(welcomeGreeting, true, interruptibleOf(welcomeGreetingInterruptible));
  }

  #speechBegins(): void {
    this.#inform("clientSpeaking", "on");
    const allowed = this.call.voice.interruptible;
    this.#isUnheard = allowed === "none" || allowed === "dtmf";
    if (allowed && !this.#isUnheard) this.#interrupt();
  }

  #said(text: string): void {
    this.#inform("clientSpeaking", "off");
    if (!this.#isUnheard) this.#send({ type: "prompt", voicePrompt: text, lang: this.#language, last: true });
  }

  #key(digit: string): void {
    const allowed = this.call.voice.interruptible;
    if (allowed === "any" || allowed === "dtmf") this.#interrupt();
    if (this.attributes.dtmfDetection === "true") this.#send({ type: "dtmf", digit });
  }

  #interrupt(): void {
    const { heard, ms } = this.call.voice.stop();
    this.#text = "";
    this.#inform("tokensPlayed", heard);
    this.#send({ type: "interrupt", utteranceUntilInterrupt: heard, durationUntilInterruptMs: ms });
    this.#agentSpeaks(false);
  }

  #agentSpeaks(speaks: boolean): void {
    if (speaks !== this.#isAgentSpeaking) this.#inform("agentSpeaking", speaks ? "on" : "off");
    this.#isAgentSpeaking = speaks;
  }

  #receive(data: string): void {
    const read = message.safeParse(jsonOf(data));
    if (read.success) {
      this.#malformed = 0;
      this.#obey(read.data);
    } else this.#complain();
  }

  #obey(order: Message): void {
    const { voice } = this.call;
    switch (order.type) {
      case "text":
        this.#say(order.token, order.last, interruptibleOf(order.interruptible, this.#interruptible));
        break;
      case "play":
        voice.say({ text: "[audio]", isLast: true, interruptible: this.#interruptible });
        break;
      case "sendDigits":
        voice.say({ text: `[keys ${order.digits}]`, isLast: true, interruptible: "none" });
        break;
      case "language":
        this.#language = order.transcriptionLanguage ?? this.#language;
        break;
      case "end": {
        this.#socket?.close(1000);
        const { handoffData } = order;
        const data = handoffData === undefined ? {} : { HandoffData: handoffData };
        this.#end({ SessionStatus: "ended", ...data });
      }
    }
  }

  get #interruptible(): Interruptible {
    return interruptibleOf(this.attributes.interruptible);
  }

  /** Speaks what makes whole clauses, and keeps the rest until more comes. */
  #say(token: string, isLast: boolean, interruptible: Interruptible): void {
    this.#text += token;
    const clauses = clausesOf(this.#text);
    this.#text = isLast || /[.!?;:]\s*$/.test(this.#text) ? "" : (clauses.pop() ?? "");
    for (const [index, text] of clauses.entries())
      this.call.voice.say({
        text,
        isLast: isLast && index === clauses.length - 1,
        interruptible,
        onStarted: () => this.#agentSpeaks(true),
        onPlayed: () => {
          this.#inform("tokensPlayed", text);
          if (!this.call.voice.isSpeaking) this.#agentSpeaks(false);
        },
      });
  }

  #complain(): void {
    this.#malformed += 1;
    this.call.alerts.push({ code: 64107, message: "Invalid message received" });
    this.#send({ type: "error", description: "Invalid message received, code: 64107" });
    if (this.#malformed < MAX_MALFORMED) return;
    this.#socket?.close(1007, "Too many consecutive malformed messages.");
    this.#fail("64107", "Too many consecutive malformed messages.");
  }

  #inform(name: "clientSpeaking" | "agentSpeaking" | "tokensPlayed", value: string): void {
    const wanted = name === "tokensPlayed" ? "tokens-played" : "speaker-events";
    if (this.attributes.events?.split(" ").includes(wanted)) this.#send({ type: "info", name, value });
  }

  #send(frame: Record<string, unknown>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}

function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** What an attribute or a message allows; booleans are the older way to say it. */
function interruptibleOf(
  value: string | boolean | undefined,
  otherwise: Interruptible = "any",
): Interruptible {
  if (value === undefined) return otherwise;
  if (value === true || value === "true") return "any";
  if (value === false || value === "false") return "none";
  return (["none", "dtmf", "speech", "any"] as const).find((known) => known === value) ?? otherwise;
}
