import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import * as migrateRoute from "@/app/v1/phone-numbers/[id]/migrate/route";
import { database } from "@/db/client";
import { apiKeys, idempotentRequests, phoneNumbers } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { eventually } from "@/db/testing/eventually";
import { makeNumber, makeOrganization, TEST_NOW } from "@/db/testing/factory";
import { accountKey } from "@/db/testing/keys";
import { hashKey } from "@/lib/domain/keys/key-format";
import { AppError } from "@/lib/errors";
import { sweepIdempotentRequests } from "@/lib/idempotency/run-once";
import { call, makeTestKey, type Sent } from "./testing";
import { type CountedRoute, countedRoute } from "./testing-counted";

useTestDatabase();
useTestEnvironment();

let counted: CountedRoute;
beforeEach(() => {
  counted = countedRoute();
});
const post = (sent: Sent) => counted.post(sent);

/** A request with a new Idempotency-Key. */
async function repeatable(body: unknown = { value: "a" }): Promise<Sent> {
  return { key: (await accountKey()).key, body, headers: { "idempotency-key": randomUUID() } };
}

describe("a request with an Idempotency-Key", () => {
  it("runs once; a repetition gets the same bytes, with a header that says so", async () => {
    const sent = await repeatable();
    const [first, again] = [await post(sent), await post(sent)];
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect(again.text).toBe(first.text);
  });

  it("runs once when sent ten times at once; requests that come too early are told to retry", async () => {
    const sent = await repeatable();
    const before = counted.runs;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(sent)));
    expect(counted.runs).toBe(before + 1);
    for (const { status, body } of answers)
      expect(status === 201 || body.error.code === "idempotency_key_in_use").toBe(true);
  });

  it("retains no refusal: once the reason is gone, the same request succeeds and is then retained", async () => {
    const sent = await repeatable();
    for (const error of [
      new AppError("number_limit_reached", { details: { limit: 10, taken: 10 } }),
      new AppError("organization_incomplete", { details: { missing: ["address.zip"] } }),
      new AppError("not_found"),
      new AppError("forbidden"),
    ]) {
      counted.next = async () => {
        throw error;
      };
      const refused = await post(sent);
      expect([refused.status, refused.body.error.code]).toEqual([error.status, error.code]);
      expect(refused.headers.get("idempotent-replayed")).toBeNull();
    }
    counted.next = async () => ({ data: { run: counted.runs } });
    const [done, again] = [await post(sent), await post(sent)];
    expect([done.status, done.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([done.text, "true"]);
  });

  it("may come with another body after a refusal, which changed nothing", async () => {
    const { key, headers } = await repeatable();
    counted.next = async () => {
      throw new AppError("not_found");
    };
    expect((await post({ key, headers, body: { value: "a" } })).status).toBe(404);
    counted.next = async () => ({ data: { run: counted.runs } });
    expect((await post({ key, headers, body: { value: "b" } })).status).toBe(201);
  });

  it("is checked anew if the work of a 202 ends in a refusal, and does not call that a repetition", async () => {
    const sent = await repeatable();
    counted.next = async () => ({ status: 202, data: { run: counted.runs } });
    expect((await post(sent)).status).toBe(202);
    counted.next = async () => {
      throw new AppError("number_not_available");
    };
    const refused = await post(sent);
    expect([refused.status, refused.headers.get("idempotent-replayed")]).toEqual([409, null]);
    counted.next = async () => ({ data: { run: counted.runs } });
    expect((await post(sent)).status).toBe(201);
  });

  it("retains no internal error, invalid field or malformed JSON, so the next request runs", async () => {
    const faulty = await repeatable();
    counted.next = async () => {
      throw new Error("gone");
    };
    expect((await post(faulty)).status).toBe(500);
    counted.next = async () => ({ data: { run: counted.runs } });
    const after = await post(faulty);
    expect([after.status, after.headers.get("idempotent-replayed")]).toEqual([201, null]);

    const { key, headers } = await repeatable();
    expect((await post({ key, headers, body: { value: 7 } })).status).toBe(422);
    expect((await post({ key, headers, body: "{" })).status).toBe(400);
    expect((await post({ key, headers, body: { value: "right" } })).status).toBe(201);
  });

  it("runs again after a 202, until the answer is final", async () => {
    const sent = await repeatable();
    counted.next = async () => ({ status: 202, data: { run: counted.runs } });
    const first = await post(sent);
    const second = await post(sent);
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([202, null]);
    expect([second.status, second.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
    counted.next = async () => ({ data: { run: counted.runs } });
    const final = await post(sent);
    expect([final.status, final.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect((await post(sent)).text).toBe(final.text);
  });

  it("is the same request however its JSON is spaced, escaped and ordered", async () => {
    const sent = await repeatable('{"value": "a"}');
    const [first, again] = [await post(sent), await post({ ...sent, body: '{ "value":\n"\\u0061" }' })];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect((await post({ ...sent, body: '{"value": "b"}' })).body.error.code).toBe("idempotency_key_reused");
  });

  it("is refused with another body, even while the first is running", async () => {
    const sent = await repeatable();
    const other = { ...sent, body: { value: "b" } };
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const before = counted.runs;
    counted.next = async () => {
      await held;
      return { data: { run: counted.runs } };
    };
    const first = post(sent);
    await eventually(() => expect(counted.runs).toBe(before + 1));
    const early = [await post(sent), await post(other)];
    letGo();
    const done = await first;
    const late = [await post(sent), await post(other)];
    expect(early[0]?.headers.get("retry-after")).toBe("1");
    expect(early.map(({ status, body }) => [status, body.error.code])).toEqual([
      [409, "idempotency_key_in_use"],
      [422, "idempotency_key_reused"],
    ]);
    expect(late.map(({ status, body }) => [status, body.error?.code])).toEqual([
      [201, undefined],
      [422, "idempotency_key_reused"],
    ]);
    expect([done.status, late[0]?.text, counted.runs]).toEqual([201, done.text, before + 1]);
  });

  it("counts as another request with another organization's key or at another path", async () => {
    const sent = await repeatable();
    const before = counted.runs;
    await post(sent);
    await post({ ...sent, key: (await accountKey()).key });
    await call(counted.route, "POST", "/v1/counted-elsewhere", sent);
    expect(counted.runs).toBe(before + 3);
  });

  it("is refused before its answer is looked up: to a key without the scope, and to one that was revoked", async () => {
    const { account, location, key } = await accountKey();
    const line = await makeNumber(location);
    const target = await makeOrganization({ parentAccountOrgId: account.id });
    const headers = { "idempotency-key": randomUUID() };
    const move = (used: string) =>
      call(migrateRoute, "POST", `/v1/phone-numbers/${line.id}/migrate`, {
        key: used,
        params: { id: line.id },
        body: { targetOrgId: target.id },
        headers,
      });
    expect((await move(key)).status).toBe(200);
    const reader = await makeTestKey(account.id, ["numbers:read"]);
    expect((await move(reader)).body.error.code).toBe("insufficient_scope");
    await database()
      .update(apiKeys)
      .set({ revokedAt: TEST_NOW })
      .where(eq(apiKeys.tokenHash, hashKey(key)));
    expect((await move(key)).body.error.code).toBe("unauthorized");
  });

  it("is taken over by a repetition if its process died", async () => {
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

  it("retains its answer in the transaction of the change, so that neither happens without the other", async () => {
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

  it("gets 404 at an impossible path, however long, and stores nothing", async () => {
    const { key } = await accountKey();
    for (const id of ["7", "x".repeat(4000)]) {
      const idempotencyKey = randomUUID();
      const { status, body } = await call(migrateRoute, "POST", `/v1/phone-numbers/${id}/migrate`, {
        key,
        params: { id },
        body: { targetOrgId: randomUUID() },
        headers: { "idempotency-key": idempotencyKey },
      });
      expect([status, body.error.code]).toEqual([404, "not_found"]);
      const kept = eq(idempotentRequests.key, idempotencyKey);
      expect(await database().select().from(idempotentRequests).where(kept)).toEqual([]);
    }
  });

  it("is forgotten after 24 hours", async () => {
    const sent = await repeatable();
    const key = sent.headers?.["idempotency-key"] ?? "";
    const before = counted.runs;
    await post(sent);
    const old = { createdAt: sql`now() - interval '24 hours 1 second'` };
    await database().update(idempotentRequests).set(old).where(eq(idempotentRequests.key, key));
    await post(sent);
    expect(counted.runs).toBe(before + 2);
    await database().update(idempotentRequests).set(old).where(eq(idempotentRequests.key, key));
    await sweepIdempotentRequests();
    expect(await database().select().from(idempotentRequests).where(eq(idempotentRequests.key, key))).toEqual(
      [],
    );
  });

  it("accepts a key of 1 to 255 characters, with or without quotes", async () => {
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
