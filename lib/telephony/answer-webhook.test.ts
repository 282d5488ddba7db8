import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/carrier/twilio/voice/route";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, makeOrganization, wishFor } from "@/db/testing/factory";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";
import { env } from "@/lib/env";
import { carrier } from "./carrier";
import { numberWebhookUrl } from "./webhook-url";

useTestCarrier(useTestDatabase());

const FIELDS = { CallSid: "CA1", From: "+13125550100", Direction: "inbound" };
const sign = (fields: Record<string, string>, url = numberWebhookUrl()) =>
  twilio.getExpectedTwilioSignature(env().TWILIO_AUTH_TOKEN ?? "", url, fields);

/** What the carrier sends when a number rings. */
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
  const signature = given.signature === undefined ? sign(fields) : given.signature;
  return POST(
    new Request(given.url ?? numberWebhookUrl(), {
      method: "POST",
      headers: { ...(signature === null ? {} : { "x-twilio-signature": signature }), ...given.headers },
      body: new URLSearchParams({ ...fields, ...given.sent }),
    }),
  );
}

describe("a line that rings", () => {
  it("speaks of its practice in its own language and hangs up", async () => {
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

  it("is reached at the address that the carrier was given when the number was bought", async () => {
    const { account, location } = await makeAccount();
    const { phoneNumber } = await provisionNumber(contextOf(account), wishFor(location.id));
    const number = phoneNumber?.number ?? "";
    const held = await carrier().findNumber(number);
    expect(held).toMatchObject({ ok: true, value: { webhookUrl: numberWebhookUrl() } });
    expect(await (await ring(number)).text()).toContain(`Thank you for calling ${location.name}.`);
  });

  it("that waits for its release, or is on its way back, is said to be no longer in use, in its language", async () => {
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

  it("that nobody has, or that was released, is said not to be in service", async () => {
    const { location } = await makeAccount();
    const released = await makeNumber(location, { status: "released" });
    for (const number of [released.number, "+13125550199", "", "'; drop table phone_numbers"])
      expect(await (await ring(number)).text()).toContain("is not in service");
    expect((await database().select().from(phoneNumbers)).length).toBeGreaterThan(0);
  });
});

describe("a request that is not the carrier's", () => {
  const refused = async (answer: Promise<Response>) => {
    const { status, body } = await answer;
    return { status, body };
  };
  const FORBIDDEN = { status: 403, body: null };

  it("is refused without a signature, with a wrong one, and with another one's", async () => {
    for (const signature of [null, "", "wrong", sign(FIELDS)])
      expect(await refused(ring("+13125550100", { signature }))).toEqual(FORBIDDEN);
  });

  it("is refused when a field or the address is not what was signed", async () => {
    expect(await refused(ring("+13125550100", { sent: { From: "+13125550111" } }))).toEqual(FORBIDDEN);
    expect(await refused(ring("+13125550100", { url: `${numberWebhookUrl()}?more=1` }))).toEqual(FORBIDDEN);
  });

  it("cannot choose the address by its Host header", async () => {
    const to = "+13125550100";
    const url = "https://evil.example/carrier/twilio/voice";
    const signature = sign({ ...FIELDS, To: to }, url);
    expect(await refused(ring(to, { url, signature }))).toEqual(FORBIDDEN);
  });

  it("is refused by its proper status when it is no form, too long, or not text", async () => {
    const post = async (body: BodyInit, type = "application/x-www-form-urlencoded") => {
      const request = new Request(numberWebhookUrl(), {
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
});
