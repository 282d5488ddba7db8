import type { Call } from "./call";
import { runGather } from "./gather";
import { NoAnswer, postWebhook, type WebhookAnswer } from "./post";
import { type RelayEnd, runRelay } from "./relay-client";
import { parseTwiml, type TwimlElement, TwimlError } from "./twiml";

/** What callers hear if the installation gives no usable answer (docs: "an application error has occurred"). */
const APPLICATION_ERROR = "We are sorry. An application error has occurred. Goodbye.";

/** A document that sends itself to the next one for ever is stopped after so many. */
const MAX_DOCUMENTS = 100;

/** How long after a relay's end its action is asked, and after a call's end its status callback, as recorded. */
const ACTION_AFTER_MS: Record<RelayEnd["SessionStatus"], number> = {
  completed: 600,
  ended: 700,
  failed: 1_200,
};
const REPORT_AFTER_MS = 500;
const NEVER = new AbortController().signal;

/** Where a call goes on. */
type Next = { url: string; fields: Record<string, string> } | "next verb" | "end";

/** What a number is set to. */
export interface NumberSettings {
  voiceUrl: string;
  /** What is asked if an answer cannot be used; empty for nothing. */
  voiceFallbackUrl: string;
  /** What is told that a call is over; empty for nothing. */
  statusCallback: string;
}

/**
 * Asks an installation what to do with a call, and does it, document after document, until the call is over. If an answer
 * cannot be used, the number's fallback is asked, once.
 */
export async function runCall(call: Call, number: NumberSettings, authToken: string): Promise<void> {
  try {
    await runDocuments(call, { url: number.voiceUrl, fields: {} }, authToken);
  } catch (error) {
    if (call.over.aborted) return;
    const code = alertOf(call, error);
    try {
      if (!number.voiceFallbackUrl) throw error;
      const fields = { ErrorCode: String(code), ErrorUrl: number.voiceUrl };
      await runDocuments(call, { url: number.voiceFallbackUrl, fields }, authToken);
    } catch (again) {
      if (call.over.aborted) return;
      if (again !== error) alertOf(call, again);
      await apologize(call);
    }
  }
}

async function runDocuments(call: Call, first: Exclude<Next, string>, authToken: string): Promise<void> {
  let next: Next = first;
  for (let count = 0; count < MAX_DOCUMENTS && typeof next === "object"; count++) {
    const fields = { ...fieldsOf(call), ...next.fields };
    const answer = await postWebhook(next.url, fields, authToken);
    next = await runDocument(call, answer, next.url, authToken);
  }
  call.end();
}

/** Tells the number's status callback that a call is over (docs: "Call status callbacks"). */
export async function reportEnd(call: Call, number: NumberSettings, authToken: string): Promise<void> {
  if (!number.statusCallback) return;
  await call.facts.pace.wait(REPORT_AFTER_MS, NEVER);
  const fields = {
    ...fieldsOf(call),
    CallDuration: String(call.seconds),
    Duration: String(Math.ceil(call.seconds / 60)),
    SequenceNumber: "0",
    CallbackSource: "call-progress-events",
    Timestamp: new Date().toUTCString().replace("GMT", "+0000"),
  };
  await postWebhook(number.statusCallback, fields, authToken).catch(() => {});
}

async function runDocument(call: Call, answer: WebhookAnswer, url: string, authToken: string): Promise<Next> {
  if (answer.status >= 400) throw new TwimlError(12200, `The webhook answered ${answer.status}.`);
  if (answer.body.trim() === "") return "end";
  for (const verb of parseTwiml(answer.body)) {
    const next = await run(call, verb, url, authToken);
    if (next !== "next verb" || call.over.aborted) return next;
  }
  return "end";
}

async function run(call: Call, verb: TwimlElement, url: string, authToken: string): Promise<Next> {
  const { voice, facts } = call;
  switch (verb.name) {
    case "Say":
      call.answer();
      voice.say({ text: verb.text, isLast: true, interruptible: "none" });
      await voice.silent();
      return "next verb";
    case "Pause":
      call.answer();
      await facts.pace.wait(Number(verb.attributes.length ?? 1) * 1000, call.over);
      return "next verb";
    case "Gather":
      return gather(call, verb, url);
    case "Redirect":
      return { url: new URL(verb.text, url).href, fields: {} };
    case "Hangup":
      return "end";
    case "Reject":
      call.end("busy");
      return "end";
    case "Connect":
      return connect(call, verb, url, authToken);
    default:
      throw new TwimlError(12200, `${verb.name} is not a verb of the local carrier.`);
  }
}

async function connect(call: Call, verb: TwimlElement, url: string, authToken: string): Promise<Next> {
  const [noun] = verb.children;
  if (noun?.name !== "ConversationRelay")
    throw new TwimlError(12200, "Connect has no noun that the local carrier knows.");
  const end = await runRelay(call, noun, authToken);
  await call.facts.pace.wait(ACTION_AFTER_MS[end.SessionStatus], NEVER);
  if (!verb.attributes.action) return end.SessionStatus === "failed" ? "end" : "next verb";
  const action = { url: new URL(verb.attributes.action, url).href, fields: { ...end } };
  if (!call.over.aborted) return action;
  await postWebhook(action.url, { ...fieldsOf(call), ...end }, authToken).catch(() => {});
  return "end";
}

async function gather(call: Call, verb: TwimlElement, url: string): Promise<Next> {
  call.answer();
  const gathered = await runGather(call, verb);
  if (call.over.aborted) return "end";
  if (!gathered && verb.attributes.actionOnEmptyResult !== "true") return "next verb";
  const action = new URL(verb.attributes.action ?? url, url).href;
  return { url: action, fields: gathered ?? { SpeechResult: "" } };
}

/** Puts what went wrong among the call's alerts. @returns Twilio's code for it */
function alertOf(call: Call, error: unknown): number {
  if (!(error instanceof TwimlError || error instanceof NoAnswer)) throw error;
  const code = error instanceof TwimlError ? error.code : 11200;
  call.alerts.push({ code, message: error.message });
  return code;
}

async function apologize(call: Call): Promise<void> {
  call.voice.say({ text: APPLICATION_ERROR, isLast: true, interruptible: "none" });
  await call.voice.silent().catch(() => {});
  call.end("failed");
}

/** The fields that every webhook of a call has. */
function fieldsOf(call: Call): Record<string, string> {
  const { accountSid, from, to } = call.facts;
  return {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    CallSid: call.sid,
    CallStatus: call.status,
    Direction: "inbound",
    From: from,
    Caller: from,
    To: to,
    Called: to,
  };
}
