import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { carrierFindings, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { makeFailedOrder } from "@/db/testing/purchases";
import { COUNTED_NEEDS } from "@/lib/constants/limits";
import type { Context } from "@/lib/context";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Need, NeedsYou } from "@/lib/schemas/overview";
import { getNeedsYou } from "./needs-you";

useTestDatabase();
useTestEnvironment();

function idOf(need: Need): string {
  if (need.kind === "line") return need.line.id;
  if (need.kind === "order") return need.order.id;
  return need.kind === "stray" ? need.finding.id : need.organization.id;
}

/** All pages, one after the other. */
async function pagesOf(context: Context, scope: ScopeFilters = {}): Promise<NeedsYou[]> {
  const pages: NeedsYou[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await getNeedsYou(context, scope, { cursor });
    pages.push(page);
    if (page.nextCursor === null) return pages;
    cursor = page.nextCursor;
  }
}
const idsOf = (pages: NeedsYou[]) => pages.flatMap(({ items }) => items.map(idOf));

/** An account with some of every severity, each of them more than one, several at the same moment. */
async function troubled(each: number) {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const severities: string[][] = [[], [], [], [], [], [], []];
  const stop = { state: "buying", failure: null, finishedAt: null, stoppedAt: TEST_NOW } as const;
  for (let count = 0; count < each; count++) {
    const createdAt = inDays(count % 3);
    const made = [
      await makeNumber(location, { status: "lost", createdAt }),
      await makeNumber(location, { createdAt }),
      await makeFailedOrder(account, TEST_NOW, { ...stop, stoppedFor: "refused", createdAt }),
      await makeNumber(location, { status: "quarantined", quarantinedUntil: inDays(1), createdAt }),
      await makeNumber(location, { botId: bot.id, language: "FRENCH", languageMismatch: true, createdAt }),
      await makeFailedOrder(account, TEST_NOW, { createdAt }),
      await makeOrganization({ parentAccountOrgId: account.id, zip: null, name: `Branch ${count % 4}` }),
    ];
    made.forEach(({ id }, severity) => {
      severities[severity]?.push(id);
    });
  }
  return { account, severities };
}

describe("what needs somebody", () => {
  it("is reached to its end, page by page, the worst first, each once, and the count is the list's length", async () => {
    const { account, severities } = await troubled(17);
    const pages = await pagesOf(contextOf(account));
    expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 19]);
    for (const page of pages) expect(page).toMatchObject({ count: 7 * 17, exact: true });
    const ids = idsOf(pages);
    expect(new Set(ids).size).toBe(ids.length);
    severities.forEach((expected, severity) => {
      expect(ids.slice(severity * 17, severity * 17 + 17).sort()).toEqual([...expected].sort());
    });
  });

  it("has one page if there are exactly fifty, and counts them", async () => {
    const { account, location } = await makeAccount();
    for (let count = 0; count < 50; count++) await makeNumber(location);
    expect(await getNeedsYou(contextOf(account), {})).toMatchObject({
      count: 50,
      exact: true,
      nextCursor: null,
    });
    const lost = await makeNumber(location, { status: "lost" });
    const pages = await pagesOf(contextOf(account));
    expect(pages.map(({ items, count }) => [items.length, count])).toEqual([
      [50, 51],
      [1, 51],
    ]);
    expect(idsOf(pages)[0]).toBe(lost.id);
  });

  it("counts a thousand at most, and says that there are more", async () => {
    const { account, location } = await makeAccount();
    await database()
      .insert(phoneNumbers)
      .values(
        Array.from({ length: COUNTED_NEEDS + 1 }, (_, index) => ({
          orgId: location.id,
          accountId: account.id,
          number: `+1312${5_550_000 + index}`,
          name: `Line ${index}`,
          language: "ENGLISH" as const,
          voiceId: "KIND_CURIOUS" as const,
          status: "active" as const,
          carrier: "local",
          createdAt: TEST_NOW,
          updatedAt: TEST_NOW,
        })),
      );
    const needs = await getNeedsYou(contextOf(account), {});
    expect(needs).toMatchObject({ count: COUNTED_NEEDS, exact: false });
    expect(needs.nextCursor).not.toBeNull();
  });

  it("pages through strays too, for support where everything is chosen", async () => {
    const strays = await database()
      .insert(carrierFindings)
      .values(
        Array.from({ length: 60 }, (_, index) => ({
          carrier: "local",
          kind: "stray" as const,
          state: "open" as const,
          number: `+1312555${1000 + index}`,
          carrierNumberId: `PN${index}`,
          createdAt: TEST_NOW,
          updatedAt: TEST_NOW,
        })),
      )
      .returning();
    const ids = idsOf(await pagesOf(supportContext()));
    for (const { id } of strays) expect(ids.filter((each) => each === id)).toHaveLength(1);
  });

  it("refuses the cursor of another scope and a forged one", async () => {
    const { account, location } = await makeAccount();
    for (let count = 0; count < 51; count++) await makeNumber(location);
    const context = contextOf(account);
    const { nextCursor } = await getNeedsYou(context, { accountId: account.id });
    for (const cursor of [nextCursor ?? "", "forged"])
      await expect(getNeedsYou(context, { orgId: location.id }, { cursor })).rejects.toMatchObject({
        code: "validation_failed",
      });
  });
});
