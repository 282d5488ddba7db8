import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext } from "@/db/testing/factory";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { getOrderIdOfLine } from "./get-order-id-of-line";
import { provisionNumber } from "./provision-number";

useTestCarrier(useTestDatabase());

async function boughtLine() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const ordered = { orgId: location.id, name: "Main", language: "ENGLISH", voiceId: "KIND_CURIOUS" } as const;
  const { order, phoneNumber: line } = await provisionNumber(context, { ...ordered, areaCode: "312" });
  if (!line) throw new Error("The number was not bought.");
  return { context, order, line };
}

describe("getOrderIdOfLine", () => {
  it("names the order that bought a line, also after the line was released", async () => {
    const { context, order, line } = await boughtLine();
    expect(await getOrderIdOfLine(context, line)).toBe(order.id);
    await releaseNumber(context, { id: line.id });
    expect(await getOrderIdOfLine(context, line)).toBe(order.id);
  });

  it("is null for a line that no order bought, and for a foreign line", async () => {
    const { line } = await boughtLine();
    const { account, location } = await makeAccount();
    expect(await getOrderIdOfLine(contextOf(account), await makeNumber(location))).toBeNull();
    expect(await getOrderIdOfLine(contextOf(account), line)).toBeNull();
  });

  it("is null for an account that got the line by a move, which never saw the order", async () => {
    const { line, order } = await boughtLine();
    const { account, location } = await makeAccount();
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: location.id });
    expect(await getOrderIdOfLine(contextOf(account), line)).toBeNull();
    expect(await getOrderIdOfLine(supportContext(), line)).toBe(order.id);
  });
});
