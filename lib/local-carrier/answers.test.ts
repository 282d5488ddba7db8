import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { env } from "@/lib/env";
import { differsFromTwilio } from "./testing/twilio-schema";

const carrier = useTestCarrier(useTestDatabase());

async function ask(
  path: string,
  init: { method?: string; form?: Record<string, string>; auth?: string } = {},
) {
  const { LOCAL_CARRIER_ACCOUNT: sid, LOCAL_CARRIER_TOKEN: token } = env();
  const credentials = Buffer.from(init.auth ?? `${sid}:${token}`).toString("base64");
  const response = await fetch(`${carrier.url()}${path.replace("ACCOUNT", `/2010-04-01/Accounts/${sid}`)}`, {
    method: init.method ?? (init.form ? "POST" : "GET"),
    headers: { authorization: `Basic ${credentials}` },
    ...(init.form ? { body: new URLSearchParams(init.form) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}
const search = async (query: string): Promise<{ phone_number: string; locality: string; region: string }[]> =>
  (await ask(`ACCOUNT/AvailablePhoneNumbers/US/Local.json?${query}`)).body.available_phone_numbers;
const buy = (number: string) =>
  ask("ACCOUNT/IncomingPhoneNumbers.json", {
    form: { PhoneNumber: number, VoiceUrl: "https://lines.example/v" },
  });

describe("the local carrier's answers", () => {
  it("match Twilio's own OpenAPI documents, from search to release", async () => {
    const found = await ask("ACCOUNT/AvailablePhoneNumbers/US/Local.json?AreaCode=312&PageSize=3");
    expect(found.status).toBe(200);
    expect(differsFromTwilio("searchAnswer", found.body)).toEqual([]);

    const bought = await buy(found.body.available_phone_numbers[0].phone_number);
    expect(bought.status).toBe(201);
    expect(differsFromTwilio("api.v2010.account.incoming_phone_number", bought.body)).toEqual([]);
    expect(bought.body).toMatchObject({ voice_url: "https://lines.example/v", voice_method: "POST" });

    const path = `ACCOUNT/IncomingPhoneNumbers/${bought.body.sid}.json`;
    const fetched = await ask(path);
    expect(fetched).toEqual({ status: 200, body: bought.body });
    const updated = await ask(path, { form: { FriendlyName: "Main", VoiceUrl: "https://lines.example/w" } });
    expect(updated.status).toBe(200);
    expect(differsFromTwilio("api.v2010.account.incoming_phone_number", updated.body)).toEqual([]);
    expect(updated.body).toMatchObject({ friendly_name: "Main", voice_url: "https://lines.example/w" });

    const list = await ask("ACCOUNT/IncomingPhoneNumbers.json?PageSize=1");
    expect(differsFromTwilio("listAnswer", list.body)).toEqual([]);
    const prices = await ask("/v1/PhoneNumbers/Countries/US");
    expect(differsFromTwilio("priceAnswer", prices.body)).toEqual([]);

    expect(await ask(path, { method: "DELETE" })).toEqual({ status: 204, body: undefined });
    expect((await ask(path)).status).toBe(404);
  });

  it("match them for calls in progress and calls that are over", async () => {
    const bought = await buy((await search("AreaCode=872&PageSize=1"))[0]?.phone_number ?? "");
    const to = bought.body.phone_number;
    const sid = await carrier.call({ from: "+12065550100", to, script: "silence 600s", speed: 1 });
    const list = await eventually(async () => {
      const found = await ask("ACCOUNT/Calls.json?PageSize=50");
      expect(found.body.calls).toHaveLength(1);
      return found;
    });
    expect(differsFromTwilio("callListAnswer", list.body)).toEqual([]);
    await eventually(async () => {
      const over = await ask(`ACCOUNT/Calls/${sid}.json`);
      expect(differsFromTwilio("api.v2010.account.call", over.body)).toEqual([]);
      // Nothing answers at the number's address.
      expect(over.body).toMatchObject({ sid, to, direction: "inbound", status: "failed" });
    });
    expect((await ask("ACCOUNT/Calls.json?Status=in-progress")).body.calls).toEqual([]);
    expect((await ask(`ACCOUNT/Calls/CA${"0".repeat(32)}.json`)).status).toBe(404);
  });

  it("are checked strictly: a wrong type and an unknown field are found", async () => {
    const { body } = await ask("/v1/PhoneNumbers/Countries/US");
    expect(differsFromTwilio("priceAnswer", { ...body, iso_country: 1, invented: true })).toHaveLength(2);
  });

  it.each([
    ["an invalid number", () => buy("312"), 400, 21421],
    ["a number that is not for sale", () => buy("+13125550100"), 400, 21422],
    [
      "an invalid area code",
      () => ask("ACCOUNT/AvailablePhoneNumbers/US/Local.json?AreaCode=999"),
      400,
      21451,
    ],
    [
      "a number that is not ours",
      () => ask(`ACCOUNT/IncomingPhoneNumbers/PN${"0".repeat(32)}.json`, { method: "DELETE" }),
      404,
      20404,
    ],
    ["a path that does not exist", () => ask("ACCOUNT/Nothing.json"), 404, 20404],
    ["other credentials", () => ask("ACCOUNT.json", { auth: "AC0:wrong" }), 401, 20003],
  ])("refuse %s with Twilio's status, code and body", async (_what, request, status, code) => {
    expect(await request()).toEqual({
      status,
      body: {
        code,
        status,
        message: expect.any(String),
        more_info: `https://www.twilio.com/docs/errors/${code}`,
      },
    });
  });

  it("page through the owned numbers, each of them once", async () => {
    const wanted = (await search("AreaCode=773&PageSize=5")).map((number) => number.phone_number);
    for (const number of wanted) await buy(number);
    const seen: string[] = [];
    for (let next = "ACCOUNT/IncomingPhoneNumbers.json?PageSize=2"; next; ) {
      const { body } = await ask(next);
      seen.push(...body.incoming_phone_numbers.map((held: { phone_number: string }) => held.phone_number));
      next = body.next_page_uri ?? "";
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(wanted));
  });

  it("sell a number once, even to two concurrent buyers, and again after its release", async () => {
    const [number = ""] = (await search("AreaCode=872&PageSize=1")).map((found) => found.phone_number);
    const both = await Promise.all([buy(number), buy(number)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect((await search("AreaCode=872&PageSize=1000")).map((found) => found.phone_number)).not.toContain(
      number,
    );
    const sid = both.find(({ status }) => status === 201)?.body.sid;
    expect((await ask(`ACCOUNT/IncomingPhoneNumbers/${sid}.json`, { method: "DELETE" })).status).toBe(204);
    expect((await buy(number)).status).toBe(201);
    const events = (await carrier.ledger())
      .filter((entry) => entry.number === number)
      .map(({ event }) => event);
    expect(events).toEqual(["purchase", "release", "purchase"]);
  });

  it("find numbers by digits, by city and near a number", async () => {
    const [first] = await search("AreaCode=305&PageSize=1");
    expect(await search(`Contains=${first?.phone_number.slice(2)}`)).toEqual([first]);
    const inMiami = await search("InLocality=Miami&InRegion=FL&PageSize=20");
    expect(inMiami.length).toBeGreaterThan(0);
    for (const found of inMiami) expect(found).toMatchObject({ locality: "Miami", region: "FL" });
    const near = await search(`NearNumber=${encodeURIComponent(first?.phone_number ?? "")}&PageSize=5`);
    expect(near).toHaveLength(5);
  });
});

describe("ledger and faults", () => {
  it("are closed without the control token", async () => {
    for (const path of ["_ledger", "_released", "_empty-area-codes", "_faults"])
      for (const authorization of ["", "Bearer ", "Bearer wrong"])
        expect((await fetch(`${carrier.url()}/${path}`, { headers: { authorization } })).status).toBe(404);
  });
});
