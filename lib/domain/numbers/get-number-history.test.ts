import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { attachNumber } from "./attach-number";
import { detachNumber } from "./detach-number";
import { getNumberHistory } from "./get-number-history";

useTestDatabase();

describe("getNumberHistory", () => {
  it("lists the changes, newest first, a page at a time, also after the release", async () => {
    const { account, location } = await makeAccount();
    const [bot, line] = [await makeBot(location), await makeNumber(location)];
    await attachNumber(contextOf(account), { id: line.id, botId: bot.id });
    await detachNumber(contextOf(account), { id: line.id });
    await database()
      .update(phoneNumbers)
      .set({ status: "released", releasedAt: TEST_NOW })
      .where(eq(phoneNumbers.id, line.id));
    const viewer = contextOf(account, "viewer");
    const first = await getNumberHistory(viewer, { id: line.id, limit: 1 });
    expect(first.auditEntries).toMatchObject([{ action: "number.detach", subjectId: line.id }]);
    const second = await getNumberHistory(viewer, {
      id: line.id,
      limit: 1,
      cursor: first.pagination.nextCursor ?? undefined,
    });
    expect(second.auditEntries).toMatchObject([{ action: "number.attach" }]);
    expect(second.pagination.nextCursor).toBeNull();
  });

  it("is empty for a living line that was never changed, and not_found for a foreign one", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const [line, theirs] = [await makeNumber(mine.location), await makeNumber(foreign.location)];
    const bot = await makeBot(foreign.location);
    await attachNumber(contextOf(foreign.account), { id: theirs.id, botId: bot.id });
    const context = contextOf(mine.account);
    expect((await getNumberHistory(context, { id: line.id, limit: 20 })).auditEntries).toEqual([]);
    for (const id of [theirs.id, "7"])
      await expect(getNumberHistory(context, { id, limit: 20 })).rejects.toMatchObject({ code: "not_found" });
  });
});
