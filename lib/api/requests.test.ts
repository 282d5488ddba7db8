import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import * as detachRoute from "@/app/v1/phone-numbers/[id]/detach/route";
import * as migrateRoute from "@/app/v1/phone-numbers/[id]/migrate/route";
import * as numberRoute from "@/app/v1/phone-numbers/[id]/route";
import * as numbersRoute from "@/app/v1/phone-numbers/route";
import { database, databasePool } from "@/db/client";
import { apiKeys, idempotentRequests, organizations, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  makeAccount,
  makeMembership,
  makeNumber,
  makeOrganization,
  makeUser,
  TEST_NOW,
} from "@/db/testing/factory";
import { signInForTest } from "@/lib/auth/testing";
import { systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { makeKey } from "@/lib/domain/keys/key-format";
import { sweepIdempotentRequests } from "@/lib/domain/requests/run-once";
import { AppError } from "@/lib/errors";
import { callerOfRequest } from "./caller";
import { defineContract } from "./contract";
import { createRoute } from "./create-route";
import { write } from "./operation";
import { call, makeTestKey, type Sent } from "./testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "60", CORS_ORIGINS: "https://app.example" });

/** How often the operation below has really run. */
let runs = 0;
/** What it does next. */
let next: () => Promise<{ status?: 202; data: { run: number } }>;
beforeAll(() => {
  runs = 0;
});
beforeEach(() => {
  next = async () => ({ data: { run: runs } });
});

const contract = defineContract({
  id: "counted",
  method: "POST",
  path: "/v1/counted",
  summary: "Counts how often it has run",
  scope: "numbers:write",
  input: z.object({ value: z.string().optional() }),
  answer: z.object({ run: z.number() }),
  accepted: z.object({ run: z.number() }),
  status: 201,
  errors: [],
});
const counted = createRoute(
  [
    write(contract, async () => {
      runs++;
      return next();
    }),
  ],
  { resolveCaller: callerOfRequest, report: () => undefined },
);
const post = (sent: Sent) => call(counted, "POST", "/v1/counted", sent);
const list = (sent: Sent) => call(numbersRoute, "GET", "/v1/phone-numbers", sent);

async function accountKey() {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id) };
}

/** A request with an Idempotency-Key of its own. */
async function repeatable(body: unknown = { value: "a" }): Promise<Sent> {
  return { key: (await accountKey()).key, body, headers: { "idempotency-key": randomUUID() } };
}

describe("an API key", () => {
  it("is taken from Authorization: Bearer, and from nowhere else", async () => {
    const { key } = await accountKey();
    expect((await list({ key })).status).toBe(200);
    const elsewhere: Sent[] = [
      {},
      { headers: { authorization: key } },
      { headers: { authorization: `Basic ${btoa(`${key}:`)}` } },
      { headers: { "x-api-key": key } },
      { query: `?apiKey=${key}` },
    ];
    for (const sent of elsewhere) {
      const { status, body } = await list(sent);
      expect([status, body.error.code]).toEqual([401, "unauthorized"]);
    }
  });

  it("that is mistyped is refused without a query", async () => {
    const connections = vi.spyOn(databasePool(), "connect");
    const unknown = makeKey();
    const mistyped = `${unknown.slice(0, -1)}${unknown.endsWith("A") ? "B" : "A"}`;
    expect((await list({ key: mistyped })).status).toBe(401);
    expect(connections).not.toHaveBeenCalled();
    expect((await list({ key: unknown })).status).toBe(401);
    expect(connections).toHaveBeenCalled();
    connections.mockRestore();
  });

  it("is refused when unknown, mistyped, revoked, expired, or of an archived organization, always alike", async () => {
    const { account, location } = await accountKey();
    const make = async (orgId: string, expiresAt: string | null = null) => {
      const context = systemContext("Test", () => TEST_NOW);
      return createKey(context, { name: "Key", orgId, scopes: ["numbers:read"], expiresAt });
    };
    const revoked = await make(account.id);
    await database().update(apiKeys).set({ revokedAt: TEST_NOW }).where(eq(apiKeys.id, revoked.id));
    const expired = await make(account.id, new Date(TEST_NOW.getTime() + 1).toISOString());
    const resting = await make(location.id);
    expect((await list({ key: resting.key })).status).toBe(200);
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, location.id));
    const mistyped = `${revoked.key.slice(0, -1)}${revoked.key.endsWith("a") ? "b" : "a"}`;
    const keys = [makeKey(), mistyped, "lk_live_", revoked.key, expired.key, resting.key];
    const answers = await Promise.all(keys.map((key) => list({ key })));
    for (const { status, body } of answers)
      expect([status, body]).toEqual([
        401,
        { ...answers[0]?.body, error: { ...answers[0]?.body.error, requestId: body.error.requestId } },
      ]);
  });

  it("has its last use written down once a minute at most", async () => {
    const { account, key } = await accountKey();
    const lastUse = async () =>
      (await database().select().from(apiKeys).where(eq(apiKeys.orgId, account.id)))[0]?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await list({ key });
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await list({ key });
    expect(await lastUse()).toEqual(first);
  });

  it("of the platform reaches every account", async () => {
    const [one, two] = [await accountKey(), await accountKey()];
    const lines = [await makeNumber(one.location), await makeNumber(two.location)];
    const key = await makeTestKey(null);
    for (const { id } of lines)
      expect(
        (await call(numberRoute, "GET", `/v1/phone-numbers/${id}`, { key, params: { id } })).status,
      ).toBe(200);
  });

  it("writes; a session only reads, whatever its role", async () => {
    const { account, location } = await accountKey();
    const line = await makeNumber(location);
    const user = await makeUser();
    await makeMembership(user.id, account.id, "admin");
    const headers = { cookie: await signInForTest(user.id) };
    expect((await list({ headers })).body.data.phoneNumbers).toMatchObject([{ id: line.id }]);
    const params = { id: line.id };
    const detach = await call(detachRoute, "POST", `/v1/phone-numbers/${line.id}/detach`, {
      headers,
      params,
    });
    expect([detach.status, detach.body.error.code]).toEqual([401, "unauthorized"]);
  });

  it("that is wrong is not saved by a session beside it", async () => {
    const { account } = await accountKey();
    const user = await makeUser();
    await makeMembership(user.id, account.id, "admin");
    const headers = { cookie: await signInForTest(user.id) };
    expect((await list({ headers, key: makeKey() })).status).toBe(401);
  });
});

describe("the limit of requests", () => {
  it("lets exactly 60 a minute through for an account, says so on each answer, and counts others apart", async () => {
    const { account, location, key } = await accountKey();
    const second = await makeTestKey(location.id);
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, index) => list({ key: index % 2 ? key : second })),
    );
    const passed = answers.filter(({ status }) => status === 200);
    expect(passed).toHaveLength(60);
    const remaining = passed.map(({ headers }) => Number(headers.get("x-ratelimit-remaining")));
    expect(remaining.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.error.code).toBe("rate_limited");
    expect(refused?.headers.get("x-ratelimit-limit")).toBe("60");
    expect(refused?.headers.get("x-ratelimit-remaining")).toBe("0");
    const seconds = Number(refused?.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(Number(refused?.headers.get("x-ratelimit-reset"))).toBeGreaterThan(TEST_NOW.getTime() / 1000);
    expect((await list({ key: (await accountKey()).key })).status).toBe(200);
    expect(account.id).not.toBe(location.id);
  });

  it("is not spent by requests without a valid key, and is 600 for a session", async () => {
    const { key, account } = await accountKey();
    for (let index = 0; index < 5; index++) await list({ key: makeKey() });
    expect((await list({ key })).headers.get("x-ratelimit-remaining")).toBe("59");
    const user = await makeUser();
    await makeMembership(user.id, account.id, "viewer");
    const { headers } = await list({ headers: { cookie: await signInForTest(user.id) } });
    expect(headers.get("x-ratelimit-limit")).toBe("600");
  });
});

describe("a request with an Idempotency-Key", () => {
  it("runs once; its repetition is given the same bytes, with a header that says so", async () => {
    const sent = await repeatable();
    const [first, again] = [await post(sent), await post(sent)];
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect(again.text).toBe(first.text);
  });

  it("runs once when it arrives ten times together; those that come too early are told to ask again", async () => {
    const sent = await repeatable();
    const before = runs;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(sent)));
    expect(runs).toBe(before + 1);
    for (const { status, body } of answers)
      expect(status === 201 || body.error.code === "idempotency_key_in_use").toBe(true);
  });

  it("keeps a refusal of the domain, and gives it again", async () => {
    const sent = await repeatable();
    next = async () => {
      throw new AppError("number_limit_reached");
    };
    const before = runs;
    const [first, again] = [await post(sent), await post(sent)];
    expect([first.status, again.status, again.text]).toEqual([409, 409, first.text]);
    expect(runs).toBe(before + 1);
  });

  it("keeps nothing of a fault, of a wrong field and of malformed JSON: what is sent next runs", async () => {
    const faulty = await repeatable();
    next = async () => {
      throw new Error("gone");
    };
    expect((await post(faulty)).status).toBe(500);
    next = async () => ({ data: { run: runs } });
    const after = await post(faulty);
    expect([after.status, after.headers.get("idempotent-replayed")]).toEqual([201, null]);

    const { key, headers } = await repeatable();
    expect((await post({ key, headers, body: { value: 7 } })).status).toBe(422);
    expect((await post({ key, headers, body: "{" })).status).toBe(400);
    expect((await post({ key, headers, body: { value: "right" } })).status).toBe(201);
  });

  it("runs again after a 202, until the answer is final", async () => {
    const sent = await repeatable();
    next = async () => ({ status: 202, data: { run: runs } });
    const first = await post(sent);
    const second = await post(sent);
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([202, null]);
    expect([second.status, second.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
    next = async () => ({ data: { run: runs } });
    const final = await post(sent);
    expect([final.status, final.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect((await post(sent)).text).toBe(final.text);
  });

  it("is refused with another body, also while the first is running", async () => {
    const sent = await repeatable();
    const other = { ...sent, body: { value: "b" } };
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const before = runs;
    next = async () => {
      await held;
      return { data: { run: runs } };
    };
    const first = post(sent);
    await vi.waitFor(() => expect(runs).toBe(before + 1));
    const early = [await post(sent), await post(other)];
    letGo();
    const done = await first;
    const late = [await post(sent), await post(other)];
    expect(early.map(({ status, body }) => [status, body.error.code])).toEqual([
      [409, "idempotency_key_in_use"],
      [422, "idempotency_key_reused"],
    ]);
    expect(late.map(({ status, body }) => [status, body.error?.code])).toEqual([
      [201, undefined],
      [422, "idempotency_key_reused"],
    ]);
    expect([done.status, late[0]?.text, runs]).toEqual([201, done.text, before + 1]);
  });

  it("is another's business under another organization's key, and another request at another address", async () => {
    const sent = await repeatable();
    const before = runs;
    await post(sent);
    await post({ ...sent, key: (await accountKey()).key });
    await call(counted, "POST", "/v1/counted-elsewhere", sent);
    expect(runs).toBe(before + 3);
  });

  it("is taken up by whoever repeats it when its process died", async () => {
    const sent = await repeatable();
    await post(sent);
    const key = sent.headers?.["idempotency-key"] ?? "";
    const row = eq(idempotentRequests.key, key);
    await database()
      .update(idempotentRequests)
      .set({ answer: null, leaseUntil: sql`now() + interval '1 minute'` })
      .where(row);
    expect((await post(sent)).body.error.code).toBe("idempotency_key_in_use");
    await database().update(idempotentRequests).set({ leaseUntil: sql`now()` }).where(row);
    expect((await post(sent)).status).toBe(201);
  });

  it("keeps its answer in the transaction of the change: where the one fails, the other does not happen", async () => {
    const { account, location, key } = await accountKey();
    const target = await makeOrganization({ parentAccountOrgId: account.id });
    const line = await makeNumber(location);
    const idempotencyKey = randomUUID();
    const move = () =>
      call(migrateRoute, "POST", `/v1/phone-numbers/${line.id}/migrate`, {
        key,
        params: { id: line.id },
        body: { targetOrgId: target.id },
        headers: { "idempotency-key": idempotencyKey },
      });
    const placeOf = async () =>
      (await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, line.id)))[0]?.orgId;
    await database().execute(sql`create function refuse_answers() returns trigger language plpgsql as
      $$ begin raise exception 'no answer is kept'; end $$`);
    await database().execute(sql`create trigger refuse_answers before update of answer on idempotent_requests
      for each row execute function refuse_answers()`);
    expect((await move()).status).toBe(500);
    expect(await placeOf()).toBe(location.id);
    await database().execute(sql`drop function refuse_answers cascade`);
    const moved = await move();
    expect([moved.status, await placeOf()]).toEqual([200, target.id]);
    expect((await move()).text).toBe(moved.text);
  });

  it("is forgotten after 24 hours", async () => {
    const sent = await repeatable();
    const key = sent.headers?.["idempotency-key"] ?? "";
    const before = runs;
    await post(sent);
    const old = { createdAt: sql`now() - interval '24 hours 1 second'` };
    await database().update(idempotentRequests).set(old).where(eq(idempotentRequests.key, key));
    await post(sent);
    expect(runs).toBe(before + 2);
    await database().update(idempotentRequests).set(old).where(eq(idempotentRequests.key, key));
    await sweepIdempotentRequests();
    expect(await database().select().from(idempotentRequests).where(eq(idempotentRequests.key, key))).toEqual(
      [],
    );
  });

  it("has 1 to 255 characters, with quotes around them or without", async () => {
    const { key } = await accountKey();
    const sent = (idempotencyKey: string): Sent => ({
      key,
      body: {},
      headers: { "idempotency-key": idempotencyKey },
    });
    const id = randomUUID();
    const [plain, quoted] = [await post(sent(id)), await post(sent(`"${id}"`))];
    expect(quoted.text).toBe(plain.text);
    expect((await post(sent("x".repeat(255)))).status).toBe(201);
    for (const wrong of ["", '""', "x".repeat(256)])
      expect((await post(sent(wrong))).body.error.fields).toMatchObject([{ path: "Idempotency-Key" }]);
  });
});

describe("a body", () => {
  const refused: [name: string, sent: Sent, status: number, code: string][] = [
    [
      "of another type",
      { body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
      "unsupported_media_type",
    ],
    [
      "in another character set",
      { body: "{}", headers: { "content-type": "application/json; charset=utf-16" } },
      415,
      "unsupported_media_type",
    ],
    [
      "that is compressed",
      { body: "{}", headers: { "content-encoding": "gzip" } },
      415,
      "unsupported_media_type",
    ],
    ["over 100 KB", { body: JSON.stringify({ value: "x".repeat(102_400) }) }, 413, "body_too_large"],
    ["cut in half", { body: '{"value": "a' }, 400, "malformed_json"],
    ["nested fifty thousand deep", { body: "[".repeat(50_000) }, 400, "malformed_json"],
    [
      "deep and closed",
      { body: `{"value":${"[".repeat(20_000)}${"]".repeat(20_000)}}` },
      422,
      "validation_failed",
    ],
    ["that is a list", { body: "[]" }, 422, "validation_failed"],
    ["that is null", { body: "null" }, 422, "validation_failed"],
    ["with a key of the prototype", { body: '{"__proto__": {"value": "x"}}' }, 422, "validation_failed"],
    ["with an unknown field", { body: '{"constructor": 1}' }, 422, "validation_failed"],
  ];
  it.each(refused)("%s is refused with its own code, and nothing runs", async (_, sent, status, code) => {
    const before = runs;
    const answer = await post({ ...sent, key: (await accountKey()).key });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(runs).toBe(before);
  });

  it("of 100 KB to the byte is read", async () => {
    const around = JSON.stringify({ value: "" }).length;
    const body = JSON.stringify({ value: "x".repeat(102_400 - around) });
    expect(Buffer.byteLength(body)).toBe(102_400);
    expect((await post({ body, key: (await accountKey()).key })).status).toBe(201);
  });

  it("of bytes that are no UTF-8 is malformed", async () => {
    const { key } = await accountKey();
    const response = await counted.POST(
      new Request("http://localhost/v1/counted", {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      }),
      { params: Promise.resolve({}) },
    );
    expect([response.status, (await response.json()).error.code]).toEqual([400, "malformed_json"]);
  });

  it("takes no field in the query, whatever it is called", async () => {
    const { key } = await accountKey();
    for (const name of ["constructor", "__proto__", "toString"]) {
      const { status, body } = await list({ key, query: `?${name}=1` });
      expect([status, body.error.fields]).toMatchObject([422, [{ path: name, code: "unknown_field" }]]);
    }
  });

  it("may be left out where no field is needed, and says nothing in the query", async () => {
    const { key } = await accountKey();
    expect((await post({ key })).status).toBe(201);
    const { status, body } = await post({ key, query: "?value=a" });
    expect([status, body.error.fields]).toMatchObject([422, [{ path: "value", code: "unknown_field" }]]);
  });
});

describe("a page of another origin", () => {
  it("may read answers only where CORS_ORIGINS names it", async () => {
    const { key } = await accountKey();
    const named = await list({ key, headers: { origin: "https://app.example" } });
    expect(named.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const foreign = await list({ key, headers: { origin: "https://evil.example" } });
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
    expect(foreign.headers.get("vary")).toContain("Origin");
    const request = new Request("http://localhost/v1/counted", {
      method: "OPTIONS",
      headers: { origin: "https://app.example", "access-control-request-method": "POST" },
    });
    const preflight = await counted.OPTIONS(request, { params: Promise.resolve({}) });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("OPTIONS, POST");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization");
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  });
});
