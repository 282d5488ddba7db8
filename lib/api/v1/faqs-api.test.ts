import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeBot } from "@/db/testing/factory";
import { PARKING, practice } from "@/db/testing/practice";
import { broken, callsTo } from "../client/testing";
import { refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const bot = callsTo("/v1/bots/{id}");
const faqs = callsTo("/v1/bots/{id}/faqs");
const faq = callsTo("/v1/bots/{id}/faqs/{faqId}");

describe("/v1/bots/{id}/faqs", () => {
  it("adds, lists, changes and deletes one question at a time, with the bot's version as ETag", async () => {
    const { key, frontDesk } = await practice();
    const one = { key, params: { id: frontDesk.id } };
    const added = await faqs.post({ ...one, body: PARKING });
    expect(added.status).toBe(201);
    expect(added.headers.get("etag")).toMatch(/^"2\.[\w-]+"$/);
    expect(added.body).toEqual({
      success: true,
      data: { id: expect.any(String), ...PARKING, version: 2 },
    });
    const faqId = added.body.data.id;
    const sent = { key, params: { id: frontDesk.id, faqId } };
    const changed = await faq.patch({ ...sent, body: { answer: "In the yard." } });
    expect(changed.status).toBe(200);
    expect(changed.body.data).toEqual({ id: faqId, ...PARKING, answer: "In the yard.", version: 3 });
    const list = await faqs.get(one);
    expect(list.body).toEqual({
      success: true,
      data: { faqs: [{ id: faqId, ...PARKING, answer: "In the yard." }], version: 3 },
    });
    expect((await bot.get(one)).body.data.faqs).toEqual(list.body.data.faqs);
    expect(await faq.delete(sent)).toMatchObject({
      status: 200,
      body: { success: true, data: { id: faqId, version: 4 } },
    });
    expect(await faq.delete(sent)).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect((await faqs.get(one)).body.data).toEqual({ faqs: [], version: 4 });
  });

  it("refuses to overwrite another's edit if the request names the version it read", async () => {
    const { key, frontDesk } = await practice();
    const sent = { key, params: { id: frontDesk.id }, headers: { "if-match": '"1"' } };
    const answers = await Promise.all(
      ["A?", "B?"].map((question) => faqs.post({ ...sent, body: { ...PARKING, question } })),
    );
    const [added, refused] = answers.sort((a, b) => a.status - b.status);
    expect([added?.status, refused?.status]).toEqual([201, 412]);
    expect(refused?.body.error).toMatchObject({ code: "edit_conflict", current: { version: 2 } });
    const faqId = added?.body.data.id ?? "";
    for (const late of [
      await faq.patch({ ...sent, params: { id: frontDesk.id, faqId }, body: { answer: "No." } }),
      await faq.delete({ ...sent, params: { id: frontDesk.id, faqId } }),
    ])
      expect([late.status, late.body.error.code]).toEqual([412, "edit_conflict"]);
  });

  it("names the invalid field of a question, and accepts no null", async () => {
    const { key, frontDesk } = await practice();
    const one = { key, params: { id: frontDesk.id } };
    const { data } = (await faqs.post({ ...one, body: PARKING })).body;
    const wrong = await faqs.post({ ...one, body: broken({ question: " ", id: data.id, position: 1 }) });
    expect([wrong.status, wrong.body.error.code]).toEqual([422, "validation_failed"]);
    expect(wrong.body.error.fields).toMatchObject([
      { path: "question", code: "required" },
      { path: "answer", code: "required" },
      { path: "position", code: "unknown_field" },
      { path: "id", code: "unknown_field" },
    ]);
    const cleared = await faq.patch({
      key,
      params: { id: frontDesk.id, faqId: data.id },
      body: broken({ answer: null }),
    });
    expect(cleared).toMatchObject({ status: 422, body: { error: { fields: [{ path: "answer" }] } } });
  });

  it("treats another bot's question as one that does not exist", async () => {
    const { location, key, frontDesk } = await practice();
    const other = await makeBot(location);
    const { data } = (await faqs.post({ key, params: { id: other.id }, body: PARKING })).body;
    const attempts = [];
    for (const faqId of [data.id, randomUUID(), "7"])
      attempts.push(refusalOf(await faq.delete({ key, params: { id: frontDesk.id, faqId } })));
    expect(attempts[0]).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    for (const attempt of attempts) expect(attempt).toEqual(attempts[0]);
  });
});
