import type { Call } from "./call";
import { NoAnswer, postWebhook, type WebhookAnswer } from "./post";
import { runRelay } from "./relay-client";
import { parseTwiml, type TwimlElement, TwimlError } from "./twiml";

/** What callers hear if the installation gives no usable answer (docs: "an application error has occurred"). */
const APPLICATION_ERROR = "We are sorry. An application error has occurred. Goodbye.";

/** A document that sends itself to the next one for ever is stopped after so many. */
const MAX_DOCUMENTS = 100;

/** Where a call goes on. */
type Next = { url: string; fields: Record<string, string> } | "next verb" | "end";

/**
 * Asks an installation what to do with a call, and does it, document after document, until the call is over.
 * @param url the number's voice URL
 */
export async function runCall(call: Call, url: string, authToken: string): Promise<void> {
  let next: Next = { url, fields: {} };
  try {
    for (let count = 0; count < MAX_DOCUMENTS && typeof next === "object"; count++) {
      const fields = { ...fieldsOf(call), ...next.fields };
      const answer = await postWebhook(next.url, fields, authToken);
      next = await runDocument(call, answer, next.url, authToken);
    }
    call.end();
  } catch (error) {
    if (call.over.aborted) return;
    await apologize(call, error);
  }
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
  if (!verb.attributes.action) return end.SessionStatus === "failed" ? "end" : "next verb";
  const action = { url: new URL(verb.attributes.action, url).href, fields: { ...end } };
  if (!call.over.aborted) return action;
  await postWebhook(action.url, { ...fieldsOf(call), ...end }, authToken).catch(() => {});
  return "end";
}

async function apologize(call: Call, error: unknown): Promise<void> {
  if (error instanceof TwimlError) call.alerts.push({ code: error.code, message: error.message });
  else if (error instanceof NoAnswer) call.alerts.push({ code: 11200, message: error.message });
  else throw error;
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
