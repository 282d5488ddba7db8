import { beforeAll, describe, expect, it } from "vitest";
import * as faqRoute from "@/app/v1/bots/[id]/faqs/[faqId]/route";
import * as faqsRoute from "@/app/v1/bots/[id]/faqs/route";
import * as officeHoursRoute from "@/app/v1/organizations/[id]/office-hours/route";
import { askFor, makeObjects } from "@/db/testing/api-objects";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot } from "@/db/testing/factory";
import { createFaq } from "@/lib/domain/bots/create-faq";
import type { Contract } from "../core/contract";
import { call, makeTestKey } from "../core/testing";
import { CONTRACTS } from "./all";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

/** The read of what an operation changes: of the same address, or of the object whose act it is. */
function readOf({ id, path }: Contract): Contract {
  const object = id === "saveWorkflow" ? `${path}/{workflowId}` : path;
  const reads = CONTRACTS.filter(({ method }) => method === "GET");
  const found = [object, object.replace(/\/[^/]+$/, "")].map((one) =>
    reads.find((read) => read.path === one),
  );
  const read = found.find((one) => one !== undefined);
  if (!read) throw new Error(`Nothing reads what ${id} changes.`);
  return read;
}

describe("every refusal with 412", () => {
  it.each(
    CONTRACTS.filter(({ errors }) => errors.includes("edit_conflict")).map((one) => [one.id, one] as const),
  )("of %s has the state and the ETag that a GET gives, to the letter", async (id, contract) => {
    const objects = await makeObjects();
    const { ids } = objects;
    const key = await makeTestKey(null);
    const bodies: Record<string, object> = {
      attachPhoneNumber: { botId: ids.bots },
      switchPhoneNumber: { botId: ids.bots },
      migratePhoneNumber: { targetOrgId: objects.accountId },
      createFaq: { question: "When?", answer: "At eight." },
      updateFaq: { answer: "At nine." },
      saveWorkflow: { id: ids.workflows, title: "Cancel", description: null },
      setOfficeHours: { dayOfWeek: "MONDAY", isClosed: true },
      updateVariable: { value: "There" },
    };
    const body = bodies[id] ?? (contract.method === "PATCH" ? { name: "Another name" } : undefined);
    const headers = { "if-match": '"99.outdated"' };
    const refused = await askFor(objects, contract, { key, headers, ...(body ? { body } : {}) });
    const got = await askFor(objects, readOf(contract), { key });
    expect([refused.status, got.status]).toEqual([412, 200]);
    expect(JSON.stringify(refused.body.error.current)).toBe(JSON.stringify(got.body.data));
    expect(refused.headers.get("etag")).toBe(got.headers.get("etag"));
  });
});

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
