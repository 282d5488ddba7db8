import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as migrateRoute from "@/app/v1/phone-numbers/[id]/migrate/route";
import { database } from "@/db/client";
import { idempotentRequests, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeNumber, makeOrganization } from "@/db/testing/factory";
import { accountKey } from "@/db/testing/keys";
import { sweepIdempotentRequests } from "@/lib/domain/requests/run-once";
import { AppError } from "@/lib/errors";
import { call, type Sent } from "./testing";
import { type CountedRoute, countedRoute } from "./testing-counted";

useTestDatabase();
useTestEnvironment();

let counted: CountedRoute;
beforeEach(() => {
  counted = countedRoute();
});
const post = (sent: Sent) => counted.post(sent);

/** A request with an Idempotency-Key of its own. */
async function repeatable(body: unknown = { value: "a" }): Promise<Sent> {
  return { key: (await accountKey()).key, body, headers: { "idempotency-key": randomUUID() } };
}

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
    const before = counted.runs;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(sent)));
    expect(counted.runs).toBe(before + 1);
    for (const { status, body } of answers)
      expect(status === 201 || body.error.code === "idempotency_key_in_use").toBe(true);
  });

  it("keeps a refusal of the domain, and gives it again", async () => {
    const sent = await repeatable();
    counted.next = async () => {
      throw new AppError("number_limit_reached");
    };
    const before = counted.runs;
    const [first, again] = [await post(sent), await post(sent)];
    expect([first.status, again.status, again.text]).toEqual([409, 409, first.text]);
    expect(counted.runs).toBe(before + 1);
  });

  it("keeps nothing of a fault, of a wrong field and of malformed JSON: what is sent next runs", async () => {
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

  it("is refused with another body, also while the first is running", async () => {
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
    await vi.waitFor(() => expect(counted.runs).toBe(before + 1));
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
    expect([done.status, late[0]?.text, counted.runs]).toEqual([201, done.text, before + 1]);
  });

  it("is another's business under another organization's key, and another request at another address", async () => {
    const sent = await repeatable();
    const before = counted.runs;
    await post(sent);
    await post({ ...sent, key: (await accountKey()).key });
    await call(counted.route, "POST", "/v1/counted-elsewhere", sent);
    expect(counted.runs).toBe(before + 3);
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

  it("finds nothing at an address that cannot be one, however long it is, and keeps nothing of it", async () => {
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
