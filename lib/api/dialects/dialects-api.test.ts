import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as numberRoute from "@/app/compat/hms/api/v1/numbers/[id]/route";
import * as numbersRoute from "@/app/compat/hms/api/v1/numbers/route";
import * as agentRoute from "@/app/compat/opencx/phone/[id]/route";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import type { Method } from "../core/contract";
import type { Route } from "../core/methods";
import { call, makeTestKey, type Sent } from "../core/testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "60" });

const HMS = "/compat/hms/api/v1/numbers";
const OPENCX = "/compat/opencx/phone";

/** A route of each dialect that takes a body, with a valid body. */
const PLACES = [
  { name: "HMS", route: numbersRoute, path: HMS, body: { phone_number: "+31850835037" } },
  { name: "OpenCX", route: agentsRoute, path: OPENCX, body: { name: "Desk" } },
] as const;

async function scene() {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, ["bots:write", "numbers:write"]) };
}

const BROKEN: [what: string, sent: Sent, status: number, says: RegExp][] = [
  ["of another type", { body: "a=1", headers: { "content-type": "text/plain" } }, 415, /^Send JSON/],
  ["that is compressed", { body: "{}", headers: { "content-encoding": "gzip" } }, 415, /^Send JSON/],
  ["over 100 KB", { body: JSON.stringify({ name: "x".repeat(102_400) }) }, 413, /^The body is larger/],
  ["cut in half", { body: '{"name": "x' }, 400, /^The body is not valid JSON\.$/],
  ["nested fifty thousand deep", { body: "[".repeat(50_000) }, 400, /^The body is not valid JSON\.$/],
  [
    "with a bomb in a field",
    { body: `{"name":${"[".repeat(20_000)}${"]".repeat(20_000)}}` },
    400,
    /name|phone_number/,
  ],
  ["that is a list", { body: "[]" }, 400, /^The body must be a JSON object$/],
  ["that is null", { body: "null" }, 400, /^The body must be a JSON object$/],
  ["with its fields in the prototype", { body: '{"__proto__": {"name": "x"}}' }, 400, /name|phone_number/],
  ["with half a character", { body: '{"name": "\\ud800", "phone_number": "+3185"}' }, 400, /name|number/],
  ["with a NUL", { body: '{"name": "a\\u0000", "phone_number": "+31850835036"}' }, 400, /name/],
];

describe.each(PLACES)("a body in the dialect of $name", ({ route, path, body }) => {
  const messageOf = (answer: { error: { message: string } } | { message: string }) =>
    "message" in answer ? answer.message : answer.error.message;

  it.each(BROKEN)("%s is refused with its reason, adding nothing", async (_, sent, status, says) => {
    const { key } = await scene();
    const answer = await call(route, "POST", path, { ...sent, key });
    expect([answer.status, messageOf(answer.body)]).toEqual([status, expect.stringMatching(says)]);
    const { body: listed } = await call(route, "GET", path, { key });
    expect(listed.numbers ?? listed).toEqual([]);
  });

  it("that is not valid UTF-8 is refused", async () => {
    const { key } = await scene();
    const request = new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    });
    const answer = await route.POST(request, { params: Promise.resolve({}) });
    expect([answer.status, messageOf(await answer.json())]).toEqual([400, "The body is not valid UTF-8."]);
  });

  it("needs a key, even if it is valid otherwise", async () => {
    expect((await call(route, "POST", path, { body })).status).toBe(401);
  });
});

describe("a request in a dialect", () => {
  const one = (route: Route, method: Method, path: string, id: string, sent: Sent) =>
    call(route, method, `${path}/${encodeURIComponent(id)}`, { ...sent, params: { id } });

  it("for another account's object is answered like one for a missing object, whatever the id", async () => {
    const { key } = await scene();
    const foreign = (await makeAccount()).location;
    const [line, bot] = [await makeNumber(foreign), await makeBot(foreign)];
    const nobody = [
      "00000000-0000-7000-8000-000000000000",
      "7",
      "\u0000",
      "\ufffd",
      "../account",
      "__proto__",
    ];
    const lines = [line.id, ...nobody].map((id) =>
      one(numberRoute, "PATCH", HMS, id, { key, body: { name: "Mine" } }),
    );
    const agents = [bot.id, ...nobody].map((id) =>
      one(agentRoute, "PATCH", OPENCX, id, { key, body: { name: "Mine" } }),
    );
    for (const answers of [await Promise.all(lines), await Promise.all(agents)])
      for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]?.text]);
  });

  it("for another account's organization is refused, and counted like any other", async () => {
    const { key } = await scene();
    const foreign = (await makeAccount()).location.id;
    const ids = [foreign, "00000000-0000-7000-8000-000000000000", "' or 1=1", "x".repeat(7000)];
    const answers = await Promise.all(
      ids.map((id) => call(agentsRoute, "GET", OPENCX, { key, headers: { "x-organization-id": id } })),
    );
    for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]?.text]);
    const left = answers.map(({ headers }) => Number(headers.get("x-ratelimit-remaining")));
    expect(left.sort((a, b) => a - b)).toEqual([56, 57, 58, 59]);
  });

  it("with an Idempotency-Key is answered even if more arrive at once than there are connections", async () => {
    const { account } = await scene();
    const key = await makeTestKey(account.id);
    const organizations = await Promise.all(
      ["Evanston", "Cicero", "Oak Park"].map((name) =>
        makeOrganization({ name, parentAccountOrgId: account.id }),
      ),
    );
    const bots = await Promise.all(organizations.map((organization) => makeBot(organization)));
    const requests = bots.flatMap(({ id }, place) =>
      Array.from({ length: 10 }, (_, line) => ({
        key,
        headers: { "idempotency-key": randomUUID() },
        body: { phone_number: `+318508360${place}${line}`, assistant_id: id },
      })),
    );
    const answers = await Promise.all(requests.map((sent) => call(numbersRoute, "POST", HMS, sent)));
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 201));
  });

  it("names fields ignored in the body and query of a DELETE, too", async () => {
    const { key } = await scene();
    const made = await call(numbersRoute, "POST", HMS, { key, body: { phone_number: "+31850835042" } });
    const sent = { key, body: { reason: "moved" }, query: "?force=" };
    const { status, headers } = await one(numberRoute, "DELETE", HMS, made.body.number.id, sent);
    expect([status, headers.get("x-linekeeper-ignored")]).toEqual([204, "force, reason"]);
  });

  it("names a field's older name as ignored if the newer one differs", async () => {
    const { location, key } = await scene();
    const bot = await makeBot(location);
    const body = { phone_number: "+31850835043", assistant_id: bot.id, agent_id: null };
    const made = await call(numbersRoute, "POST", HMS, { key, body });
    expect(made.body.number.assistant_id).toBe(bot.id);
    expect(made.headers.get("x-linekeeper-ignored")).toBe("agent_id");
    const patch = (sent: object) =>
      one(numberRoute, "PATCH", HMS, made.body.number.id, { key, body: { assistant_id: null, ...sent } });
    const other = await patch({ agent_id: bot.id });
    expect(other.body.number.assistant_id).toBeNull();
    expect(other.headers.get("x-linekeeper-ignored")).toBe("agent_id");
    expect((await patch({ agent_id: null })).headers.get("x-linekeeper-ignored")).toBeNull();
  });

  it("names ignored fields in ASCII, even a lone surrogate", async () => {
    const { location, key } = await scene();
    const body = '{"phone_number": "+31850835041", "\\ud800": 1, "é": 2}';
    const headers = { "x-organization-id": location.id };
    const answer = await call(numbersRoute, "POST", HMS, { key, headers, body });
    expect([answer.status, answer.headers.get("x-linekeeper-ignored")]).toEqual([201, "%EF%BF%BD, %C3%A9"]);
  });

  it.each(PLACES)("to $name by HEAD and OPTIONS is answered without a body", async ({ route, path }) => {
    const { key } = await scene();
    const ask = (method: "HEAD" | "OPTIONS") =>
      route[method](
        new Request(`http://localhost${path}`, { method, headers: { authorization: `Bearer ${key}` } }),
        { params: Promise.resolve({}) },
      );
    const head = await ask("HEAD");
    expect([head.status, head.headers.get("x-ratelimit-limit"), await head.text()]).toEqual([200, "60", ""]);
    const options = await ask("OPTIONS");
    expect([options.status, options.headers.get("allow"), await options.text()]).toEqual([
      204,
      "GET, HEAD, OPTIONS, POST",
      "",
    ]);
  });
});
