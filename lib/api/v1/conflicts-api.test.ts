import { describe, expect, it } from "vitest";
import * as faqRoute from "@/app/v1/bots/[id]/faqs/[faqId]/route";
import * as faqsRoute from "@/app/v1/bots/[id]/faqs/route";
import * as officeHoursRoute from "@/app/v1/organizations/[id]/office-hours/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot } from "@/db/testing/factory";
import { createFaq } from "@/lib/domain/bots/create-faq";
import { call, makeTestKey } from "../core/testing";

useTestDatabase();
useTestEnvironment();

describe("a conflict over a part of an object", () => {
  it("shows the part as a GET returns it, with its ETag, which then matches", async () => {
    const { account, location } = await makeAccount();
    const key = await makeTestKey(account.id);
    const bot = await makeBot(location);
    const faq = await createFaq(contextOf(account), { id: bot.id, question: "When?", answer: "At eight." });
    const faqPath = `/v1/bots/${bot.id}/faqs`;
    const question = { question: "Where?", answer: "Behind." };
    const one = { route: faqRoute, path: `${faqPath}/${faq.id}`, params: { id: bot.id, faqId: faq.id } };
    const parts = [
      { ...one, method: "PATCH", body: { answer: "At nine." } },
      { route: faqsRoute, path: faqPath, params: { id: bot.id }, method: "POST", body: question },
      {
        route: officeHoursRoute,
        path: `/v1/organizations/${location.id}/office-hours`,
        params: { id: location.id },
        method: "POST",
        body: { dayOfWeek: "MONDAY", isClosed: true },
      },
      { ...one, method: "DELETE", body: undefined },
    ] as const;
    for (const { route, path, params, method, body } of parts) {
      const change = (ifMatch: string | null) =>
        call(route, method, path, { key, params, body, headers: { "if-match": ifMatch ?? "" } });
      const got = await call(route, "GET", path, { key, params });
      const refused = await change('"99"');
      expect([method, path, refused.status]).toEqual([method, path, 412]);
      expect(refused.body.error.current).toEqual(got.body.data);
      expect(refused.headers.get("etag")).toBe(got.headers.get("etag"));
      expect((await change(refused.headers.get("etag"))).body).toMatchObject({ success: true });
    }
  });
});
