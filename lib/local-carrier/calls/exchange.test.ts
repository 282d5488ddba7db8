import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { CALLER, LINE, TOKEN, twiml, useInstallation } from "@/db/testing/installation";

const carrier = useInstallation(useTestDatabase());
const { installation, call, set } = carrier;

it("asks the installation by a signed webhook, and the caller hears what it answers", async () => {
  installation.answers.set("/voice", () => twiml("<Say>Thank you for calling.</Say><Hangup/>"));
  const record = await call("");
  expect(installation.received).toEqual([
    {
      path: "/voice",
      genuine: true,
      fields: expect.objectContaining({ CallSid: record.sid, From: CALLER, To: LINE, CallStatus: "ringing" }),
    },
  ]);
  expect(record).toMatchObject({
    status: "completed",
    heard: [{ text: "Thank you for calling.", interrupted: false }],
    alerts: [],
  });
});

it("keeps every call that is over, with its seconds", async () => {
  installation.answers.set("/voice", () => twiml('<Say>Hello.</Say><Pause length="3"/>'));
  const record = await call("silence 20s", { from: "+12065550177" });
  await eventually(async () =>
    expect(await carrier.store().calls("+12065550177")).toMatchObject([
      { sid: record.sid, to: LINE, status: "completed", seconds: record.seconds },
    ]),
  );
  expect(record.seconds).toBeGreaterThanOrEqual(3);
});

it("follows a redirect, and rejects a call with a busy tone", async () => {
  installation.answers.set("/voice", () => twiml("<Redirect>/next</Redirect>"));
  installation.answers.set("/next", () => twiml("<Reject/>"));
  expect(await call("")).toMatchObject({ status: "busy", heard: [], seconds: 0 });
});

it.each([
  ["an error", { status: 500, body: "" }, 12200],
  ["no XML", "Hello", 12100],
  ["an unknown verb", twiml("<Sing/>"), 12200],
])(
  "says its own sentence and shows an alert if the installation answers with %s",
  async (_what, answer, code) => {
    installation.answers.set("/voice", () => answer);
    const record = await call("");
    expect(record.status).toBe("failed");
    expect(record.heard).toEqual([
      expect.objectContaining({ text: expect.stringContaining("application error") }),
    ]);
    expect(record.alerts).toEqual([expect.objectContaining({ code })]);
  },
);

it("takes withheld callers, and refuses numbers that it did not sell and scripts that it cannot read", async () => {
  installation.answers.set("/voice", () => twiml("<Hangup/>"));
  await call("", { from: "anonymous" });
  expect(installation.received[0]?.fields.From).toBe("anonymous");
  expect(await carrier.exchange().place({ from: CALLER, to: "+12065550199" })).toEqual({
    refused: "+12065550199 is not in service.",
  });
  expect(await carrier.exchange().place({ from: CALLER, to: LINE, script: "sing" })).toEqual({
    refused: "Not a step of a person: sing",
  });
  expect(
    await carrier.exchange().place({ from: CALLER, to: LINE, script: "if heard /(/ then hang up" }),
  ).toEqual({
    refused: "Not a pattern: if heard /(/ then hang up",
  });
});

it("asks the number's fallback if an answer cannot be used, and tells it why", async () => {
  await set({ voiceFallbackUrl: `${installation.url}/fallback` });
  installation.answers.set("/voice", () => ({ status: 502, body: "" }));
  installation.answers.set("/fallback", () => twiml("<Say>Please call later.</Say>"));
  const record = await call("");
  expect(record).toMatchObject({ status: "completed", heard: [{ text: "Please call later." }] });
  const { fields } = installation.received[1] ?? {};
  expect(fields).toMatchObject({ ErrorCode: "12200", ErrorUrl: `${installation.url}/voice` });
});

it("tells the number's status callback that a call is over, with its seconds", async () => {
  await set({ statusCallback: `${installation.url}/status` });
  installation.answers.set("/voice", () => twiml('<Pause length="3"/>'));
  const record = await call("silence 20s");
  await eventually(() => expect(installation.received).toHaveLength(2));
  expect(installation.received[1]).toMatchObject({
    path: "/status",
    genuine: true,
    fields: {
      CallSid: record.sid,
      CallStatus: "completed",
      CallDuration: String(record.seconds),
      SequenceNumber: "0",
    },
  });
});

describe("a relay", () => {
  const frames: Record<string, unknown>[] = [];

  /** Answers calls with a relay, and its frames with what `reply` says. */
  function relay(reply: (frame: Record<string, unknown>) => unknown[], attributes = ""): void {
    frames.length = 0;
    const url = `${installation.url.replace("http", "ws")}/relay`;
    installation.answers.set("/voice", () =>
      twiml(
        `<Connect action="/ended"><ConversationRelay url="${url}" dtmfDetection="true" ${attributes}>` +
          '<Parameter name="token" value="once"/></ConversationRelay></Connect>',
      ),
    );
    installation.answers.set("/ended", () => twiml("<Hangup/>"));
    installation.sockets.on("connection", (socket) =>
      socket.on("message", (data) => {
        const frame = JSON.parse(String(data));
        frames.push(frame);
        for (const answer of reply(frame))
          socket.send(typeof answer === "string" ? answer : JSON.stringify(answer));
      }),
    );
  }
  const says = (token: string, more = {}) => ({ type: "text", token, last: true, ...more });
  const ended = () => installation.received.find(({ path }) => path === "/ended")?.fields;

  it("signs its handshake over the address alone, and sends setup first", async () => {
    relay(({ type }) => (type === "setup" ? [says("Hello.")] : []));
    const record = await call("");
    const [handshake] = installation.handshakes;
    expect(handshake?.signature).toBe(twilio.getExpectedTwilioSignature(TOKEN, handshake?.url ?? "", {}));
    expect(frames[0]).toMatchObject({
      type: "setup",
      callSid: record.sid,
      from: CALLER,
      to: LINE,
      direction: "inbound",
      customParameters: { token: "once" },
    });
  });

  it("takes turns: speaks the greeting, sends what the caller says and presses, speaks the answers", async () => {
    relay(({ type, voicePrompt, digit }) => {
      if (type === "prompt") return [says(`You said: ${voicePrompt}`)];
      return type === "dtmf" ? [says(`You pressed ${digit}.`)] : [];
    }, 'welcomeGreeting="Front desk. How can I help?"');
    const record = await call('say "What are your hours?"\nkey 4\nif heard /pressed 5/ then say "never"');
    expect(record.heard.map(({ text }) => text)).toEqual([
      "Front desk. How can I help?",
      "You said: What are your hours?",
      "You pressed 4.",
    ]);
    expect(record.done).toEqual(["say What are your hours?", "key 4"]);
    await eventually(() => expect(ended()).toMatchObject({ SessionStatus: "completed" }));
  });

  it("stops at an interruption, and tells what was heard", async () => {
    relay(({ type }) =>
      type === "setup"
        ? [says("We are open on Monday, Tuesday, Wednesday, Thursday and Friday from eight to five.")]
        : [],
    );
    const record = await call('say over "Stop" after 3 words\nhang up', { speed: 10 });
    const interrupt = frames.find(({ type }) => type === "interrupt");
    expect(record.heard[0]).toEqual({ text: interrupt?.utteranceUntilInterrupt, interrupted: true });
    expect(String(interrupt?.utteranceUntilInterrupt)).toMatch(/^We are open/);
    await eventually(() =>
      expect(frames.find(({ type }) => type === "prompt")).toMatchObject({ voicePrompt: "Stop" }),
    );
  });

  it("speaks to the end what may not be interrupted, and does not send what was said meanwhile", async () => {
    const text = "This call is answered by an automated assistant, and it is transcribed.";
    relay(({ type }) => (type === "setup" ? [says(text, { interruptible: false })] : []));
    const record = await call('say over "Hello hello" after 2 words\nhang up', { speed: 10 });
    expect(record.heard[0]?.interrupted ?? false).toBe(true);
    expect(frames.filter(({ type }) => type === "prompt" || type === "interrupt")).toEqual([]);
  });

  it("goes on with the action's document after the installation ended it", async () => {
    relay(({ type }) => (type === "setup" ? [{ type: "end", handoffData: '{"reason":"message"}' }] : []));
    installation.answers.set("/ended", () => twiml("<Say>One moment.</Say>"));
    const record = await call("");
    expect(ended()).toMatchObject({ SessionStatus: "ended", HandoffData: '{"reason":"message"}' });
    expect(record.heard.map(({ text }) => text)).toEqual(["One moment."]);
  });

  it("tells the action that a socket dropped, and that none could be opened", async () => {
    relay(({ type }) => (type === "setup" ? [] : []));
    installation.sockets.on("connection", (socket) => socket.terminate());
    await call("");
    expect(ended()).toMatchObject({ SessionStatus: "failed", ErrorCode: "64105" });
    installation.received.length = 0;
    installation.refusesSockets = true;
    await call("");
    expect(ended()).toMatchObject({ SessionStatus: "failed", ErrorCode: "64102" });
  });

  it("ends after ten messages in a row that are none", async () => {
    relay(({ type }) => (type === "setup" ? Array.from({ length: 10 }, () => "nonsense") : []));
    const record = await call("");
    expect(ended()).toMatchObject({ SessionStatus: "failed", ErrorCode: "64107" });
    expect(record.alerts.map(({ code }) => code)).toEqual(Array(11).fill(64107));
    expect(frames.filter(({ type }) => type === "error")).toHaveLength(10);
  });
});
