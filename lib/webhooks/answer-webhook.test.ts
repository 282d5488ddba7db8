import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/carrier/[carrier]/[event]/route";
import { database } from "@/db/client";
import { conversations, phoneNumbers } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  provisionInput,
} from "@/db/testing/factory";
import { OUT_OF_ORDER } from "@/lib/domain/calls/notices";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { env } from "@/lib/env";
import { openTwilio } from "@/lib/telephony/providers/twilio/twilio-carrier";
import { defaultCarrier, registerTestCarrier } from "@/lib/telephony/registry";
import { HARBOR_CAPABILITIES } from "@/lib/telephony/testing/harbor/harbor-carrier";
import { useHarbor } from "@/lib/telephony/testing/harbor/use-harbor";

useTestCarrier(useTestDatabase());
const harbor = useHarbor({ asDefault: false });

const FIELDS = { CallSid: "CA1", From: "+13125550100", Direction: "inbound" };
const ADDRESS = "http://localhost:3000/carrier/local/voice";
/** The address of numbers that were wired before the local carrier had its own path. */
const OLDER_ADDRESS = "http://localhost:3000/carrier/twilio/voice";
const sign = (fields: Record<string, string>, url = ADDRESS) =>
  twilio.getExpectedTwilioSignature(env().LOCAL_CARRIER_TOKEN ?? "", url, fields);

/** Sends what the carrier sends when a number rings. */
function ring(
  to: string,
  given: {
    signature?: string | null;
    sent?: Record<string, string>;
    url?: string;
    headers?: HeadersInit;
  } = {},
) {
  const fields = { ...FIELDS, To: to };
  const signature = given.signature === undefined ? sign(fields, given.url) : given.signature;
  return POST(
    new Request(given.url ?? ADDRESS, {
      method: "POST",
      headers: { ...(signature === null ? {} : { "x-twilio-signature": signature }), ...given.headers },
      body: new URLSearchParams({ ...fields, ...given.sent }),
    }),
  );
}

describe("a line that rings", () => {
  it("names its practice, in its own language, and hangs up", async () => {
    const { account } = await makeAccount();
    const practice = await makeOrganization({
      parentAccountOrgId: account.id,
      name: 'Smith & Söhne <"Dental">',
    });
    const spoken = { ENGLISH: "en-US", SPANISH: "es-US", FRENCH: "fr-CA" } as const;
    for (const [language, tag] of Object.entries(spoken)) {
      const line = await makeNumber(practice, { language: language as keyof typeof spoken });
      const answer = await ring(line.number);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
      const text = await answer.text();
      expect(text).toContain(`<Say language="${tag}">`);
      expect(text).toContain("Smith &amp; Söhne &lt;");
      expect(text).toMatch(/<\/Say><Hangup\/><\/Response>$/);
    }
  });

  it("answers at the address that the carrier got when the number was bought", async () => {
    const { account, location } = await makeAccount();
    const { phoneNumber } = await provisionNumber(contextOf(account), provisionInput(location.id));
    const number = phoneNumber?.number ?? "";
    const held = await defaultCarrier().numbers.findNumber(number);
    expect(held).toMatchObject({ ok: true, value: { isWired: true, callsGoTo: ADDRESS } });
    expect(await (await ring(number)).text()).toContain(`Thank you for calling ${location.name}.`);
  });

  it("still answers at the address that older installations gave the local carrier", async () => {
    const { location } = await makeAccount();
    const line = await makeNumber(location);
    const text = await (await ring(line.number, { url: OLDER_ADDRESS })).text();
    expect(text).toContain(`Thank you for calling ${location.name}.`);
  });

  it("says in its language that it is no longer in use while it is quarantined or being released", async () => {
    const { location } = await makeAccount();
    const sentences = {
      ENGLISH: "no longer in use",
      SPANISH: "ya no está en uso",
      FRENCH: "plus en service",
    };
    for (const status of ["quarantined", "releasing"] as const)
      for (const [language, sentence] of Object.entries(sentences)) {
        const line = await makeNumber(location, { status, language: language as keyof typeof sentences });
        const text = await (await ring(line.number)).text();
        expect(text).toContain(sentence);
        expect(text).toContain(location.name);
      }
  });

  it("says that it is not in service if it was released or belongs to nobody", async () => {
    const { location } = await makeAccount();
    const released = await makeNumber(location, { status: "released" });
    for (const number of [released.number, "+13125550199", "", "'; drop table phone_numbers"])
      expect(await (await ring(number)).text()).toContain("is not in service");
    expect((await database().select().from(phoneNumbers)).length).toBeGreaterThan(0);
  });
});

describe("a carrier that signs JSON", () => {
  const HARBOR_PATH = "/carrier/harbor/voice";
  const send = (body: string, headers: Record<string, string>) =>
    POST(new Request(`http://localhost:3000${HARBOR_PATH}`, { method: "POST", headers, body }));

  it("still gets a notice to speak if its signed body cannot be parsed", async () => {
    const answer = await send("{", harbor.signed("{"));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ say: OUT_OF_ORDER.text, hangup: true });
  });

  it("gets 403 for a wrong signature, even if another carrier at the same path expects another format", async () => {
    registerTestCarrier({
      name: "neighbor",
      displayName: "Neighbor",
      capabilities: HARBOR_CAPABILITIES,
      open: ({ APP_URL, CARRIER_TIMEOUT_MS }) =>
        openTwilio({
          accountSid: "AC1",
          authToken: "token",
          apiUrl: "http://127.0.0.1:1",
          timeoutMs: CARRIER_TIMEOUT_MS,
          appUrl: APP_URL,
          bases: ["/carrier/harbor"],
          fallbackUrl: undefined,
          relayPath: "/relay/twilio",
        }),
    });
    expect((await send("{}", harbor.signed("[]"))).status).toBe(403);
  });
});

describe("a webhook about a call in progress", () => {
  const address = (event: string) => `http://localhost:3000/carrier/local/${event}`;
  const send = (event: string, fields: Record<string, string>, signature?: string) =>
    POST(
      new Request(address(event), {
        method: "POST",
        headers: { "x-twilio-signature": signature ?? sign(fields, address(event)) },
        body: new URLSearchParams(fields),
      }),
    );
  /** A line with a bot that rings. */
  async function ringing() {
    const { location } = await makeAccount();
    const line = await makeNumber(location, { botId: (await makeBot(location)).id });
    const fields = { ...FIELDS, CallSid: `CA${randomUUID()}`, To: line.number };
    await send("voice", fields);
    return fields;
  }
  const rowOf = async ({ CallSid }: { CallSid: string }) =>
    (await database().select().from(conversations).where(eq(conversations.carrierCallId, CallSid)))[0];
  const DROPPED = { SessionStatus: "failed", ErrorCode: "64105", CallStatus: "in-progress" };

  it("has no effect if it is forged, altered, or signed for another webhook", async () => {
    const fields = await ringing();
    const before = await rowOf(fields);
    const webhooks = {
      "relay-ended?attempt=1": { ...fields, ...DROPPED },
      "turn?turn=0": { ...fields, SpeechResult: "Where do I park?", CallStatus: "in-progress" },
      status: { ...fields, CallStatus: "completed" },
    };
    for (const [event, sent] of Object.entries(webhooks))
      for (const signature of [
        "forged",
        sign({ ...sent, CallSid: "CA2" }, address(event)),
        sign(sent, address("voice")),
        sign(sent, address(event).replace("local", "twilio")),
      ])
        expect((await send(event, sent, signature)).status).toBe(403);
    expect((await send("fallback", fields, "forged")).status).toBe(403);
    expect(await rowOf(fields)).toEqual(before);
  });

  it("connects the call again after a drop, and hangs it up once it is over", async () => {
    const fields = await ringing();
    const again = await (await send("relay-ended?attempt=1", { ...fields, ...DROPPED })).text();
    expect(again).toContain('action="http://localhost:3000/carrier/local/relay-ended?attempt=2"');
    expect(again).not.toContain("welcomeGreeting");
    const over = await send("status", { ...fields, CallStatus: "completed" });
    expect([over.status, await over.text()]).toEqual([204, ""]);
    expect(await rowOf(fields)).toMatchObject({ status: "ended", outcome: "abandoned" });
    const late = await send("relay-ended?attempt=2", { ...fields, ...DROPPED });
    expect(await late.text()).toContain("<Response><Hangup/></Response>");
  });

  it("speaks in the line's language and voice, listens, and lets callers cut it off, over webhooks", async () => {
    const { location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["SPANISH"], greeting: "Hola." });
    const line = await makeNumber(location, { botId: bot.id, language: "SPANISH", voiceId: "KIND_CURIOUS" });
    const fields = { ...FIELDS, CallSid: `CA${randomUUID()}`, To: line.number };
    await send("voice", fields);
    const text = await (
      await send("relay-ended?attempt=1", { ...fields, ...DROPPED, ErrorCode: "64101" })
    ).text();
    expect(text).toMatch(/<Gather [^>]*language="es-US"[^>]*timeout="8"[^>]*bargeIn="true"[^>]*>/);
    expect(text).toContain('<Say language="es-US" voice="Google.es-US-Chirp3-HD-Leda">Hola.</Say>');
    expect(text).toContain('action="http://localhost:3000/carrier/local/turn?turn=2"');
  });

  it("gets a notice at the fallback, even for a call that nobody knows", async () => {
    const text = await (await send("fallback", { ...FIELDS, ErrorCode: "11200" })).text();
    expect(text).toContain(OUT_OF_ORDER.text);
  });

  it("is ignored if the call goes on", async () => {
    const fields = await ringing();
    const before = await rowOf(fields);
    expect((await send("status", { ...fields, CallStatus: "in-progress" })).status).toBe(204);
    expect(await rowOf(fields)).toEqual(before);
  });
});

describe("a request that the carrier did not send", () => {
  const refused = async (answer: Promise<Response>) => {
    const { status, body } = await answer;
    return { status, body };
  };
  const FORBIDDEN = { status: 403, body: null };

  it("is refused with no signature, a wrong one, or that of another request", async () => {
    for (const signature of [null, "", "wrong", sign(FIELDS)])
      expect(await refused(ring("+13125550100", { signature }))).toEqual(FORBIDDEN);
  });

  it("is refused if a field or the address differs from what was signed", async () => {
    expect(await refused(ring("+13125550100", { sent: { From: "+13125550111" } }))).toEqual(FORBIDDEN);
    const signature = sign({ ...FIELDS, To: "+13125550100" });
    expect(await refused(ring("+13125550100", { url: `${ADDRESS}?more=1`, signature }))).toEqual(FORBIDDEN);
    expect(await refused(ring("+13125550100", { url: OLDER_ADDRESS, signature }))).toEqual(FORBIDDEN);
  });

  it("cannot choose the address by its Host header", async () => {
    const to = "+13125550100";
    const url = "https://evil.example/carrier/local/voice";
    const signature = sign({ ...FIELDS, To: to }, url);
    expect(await refused(ring(to, { url, signature }))).toEqual(FORBIDDEN);
  });

  it("gets the right status if it is not a form, too long, or not text", async () => {
    const post = async (body: BodyInit, type = "application/x-www-form-urlencoded") => {
      const request = new Request(ADDRESS, {
        method: "POST",
        headers: { "content-type": type },
        body,
      });
      return (await POST(request)).status;
    };
    expect(await post("{}", "application/json")).toBe(415);
    expect(await post("<a/>", "text/xml")).toBe(415);
    expect(await post(`To=${"1".repeat(70_000)}`)).toBe(413);
    expect(await post(new Uint8Array([0x54, 0x6f, 0x3d, 0xff, 0xfe]))).toBe(400);
    expect(await post("")).toBe(403);
  });

  it("gets 404 at the path of a carrier that is not configured or does not exist", async () => {
    for (const path of ["another", "", "local/more"]) {
      const url = `http://localhost:3000/carrier/${path}/voice`;
      expect((await ring("+13125550100", { url })).status).toBe(404);
    }
  });
});
