import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeOrganization,
  provisionInput,
  supportContext,
} from "@/db/testing/factory";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { emptyAreaCodes } from "@/lib/local-carrier/stock";
import { orderSchema } from "@/lib/schemas/order";
import { phoneNumberSchema } from "@/lib/schemas/phone-number";
import { defaultCarrier } from "@/lib/telephony/registry";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { provisionNumber } from "./provision-number";
import { startOrder } from "./start-order";

const carrier = useTestCarrier(useTestDatabase());

describe("provisionNumber", () => {
  it("buys, wires and attaches one exact number, and records who did it", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const context = contextOf(account);
    const { order, phoneNumber, warnings } = await provisionNumber(
      context,
      provisionInput(location.id, { botId: bot.id }),
    );
    orderSchema.parse(order);
    const line = phoneNumberSchema.parse(phoneNumber);
    expect(order).toMatchObject({ state: "done", number: line.number, failure: null, waiting: null });
    expect(order.steps.every((step) => step.at !== null)).toBe(true);
    expect(line).toMatchObject({
      state: "answering",
      areaCode: "312",
      botId: bot.id,
      monthlyPrice: "1.15",
      locality: expect.any(String),
    });
    expect(warnings).toEqual([]);
    expect(await carrier.purchases(line.number)).toBe(1);
    const held = await defaultCarrier().numbers.findNumber(line.number);
    expect(held).toMatchObject({
      ok: true,
      value: { isWired: true, callsGoTo: defaultCarrier().calls.address },
    });
    expect(JSON.stringify(held)).not.toContain("Main Line");
    const history = await database().select().from(auditEntries).where(eq(auditEntries.orgId, location.id));
    expect(history.map((entry) => [entry.action, entry.actorName]).sort()).toEqual([
      ["number.order", context.actor.name],
      ["number.provision", context.actor.name],
    ]);
  });

  it("starts the line detached without a bot, and warns if the bot is not trained in the language", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const detached = await provisionNumber(contextOf(account), provisionInput(location.id));
    expect(detached.phoneNumber).toMatchObject({ botId: null, state: "not_answering", attachedAt: null });
    const spanish = provisionInput(location.id, { botId: bot.id, language: "SPANISH" });
    const mismatched = await provisionNumber(contextOf(account), spanish);
    expect(mismatched.warnings).toEqual([
      { code: "language_mismatch", message: "Front Desk is not trained in Spanish." },
    ]);
    expect(mismatched.phoneNumber).toMatchObject({ state: "needs_attention" });
  });

  it("uses the city's first code with stock if none is requested", async () => {
    const { account, location } = await makeAccount();
    const { phoneNumber } = await provisionNumber(
      contextOf(account),
      provisionInput(location.id, { areaCode: undefined }),
    );
    expect(phoneNumber?.areaCode).toBe("312");
  });

  it("buys exactly the requested number, and only once", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const found = await searchAvailableNumbers(context, { areaCode: "773", limit: 10 });
    const number = found.availablePhoneNumbers[4]?.phoneNumber ?? "";
    const { phoneNumber } = await provisionNumber(
      context,
      provisionInput(location.id, { areaCode: null, phoneNumber: number }),
    );
    expect(phoneNumber).toMatchObject({ number, areaCode: "773" });
    const again = await provisionNumber(
      context,
      provisionInput(location.id, { areaCode: null, phoneNumber: number }),
    );
    expect(again).toMatchObject({
      phoneNumber: null,
      order: { state: "failed", failure: { code: "number_not_available" } },
    });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("buys nothing in another code if the requested one is empty, and suggests others", async () => {
    const { account, location } = await makeAccount();
    const empty = emptyAreaCodes()[0] ?? "";
    const before = await carrier.purchases();
    const { order, phoneNumber } = await provisionNumber(
      contextOf(account),
      provisionInput(location.id, { areaCode: empty }),
    );
    expect(phoneNumber).toBeNull();
    expect(order).toMatchObject({ state: "failed", failure: { code: "no_numbers_available" } });
    expect(order.failure?.suggestions).not.toContain(empty);
    expect(await carrier.purchases()).toBe(before);
    const next = await provisionNumber(contextOf(account), provisionInput(location.id));
    expect(next.order.state).toBe("done");
  });
});

describe("refusals of an order", () => {
  it.each([
    ["999", "There is no area code 999."],
    ["31", "An area code has three digits, such as 312."],
    ["800", "800 is a toll-free code. Choose a local area code."],
    ["911", "911 is the emergency number, not an area code."],
    ["273", "273 (Quebec) is not in service until February 27, 2027. Choose another area code."],
    ["416", "416 belongs to Ontario, Canada. Choose a US area code."],
    ["242", "242 belongs to Bahamas, outside the US. Choose a US area code."],
  ])("reject the area code %s: %s", async (areaCode, message) => {
    const { account, location } = await makeAccount();
    await expect(
      startOrder(contextOf(account), provisionInput(location.id, { areaCode })),
    ).rejects.toMatchObject({
      code: "invalid_area_code",
      message,
      fields: [{ path: "areaCode", code: "invalid_area_code", message }],
    });
  });

  it("name what the organization lacks", async () => {
    const organization = await makeOrganization({ zip: null, addressLine1: null });
    await expect(startOrder(contextOf(organization), provisionInput(organization.id))).rejects.toMatchObject({
      code: "organization_incomplete",
      details: { missing: ["address.addressLine1", "address.zip"] },
    });
  });

  it("include bots of other organizations, and hide those of other accounts", async () => {
    const { account, location } = await makeAccount();
    const sibling = await makeBot(account);
    const foreign = await makeBot(await makeOrganization());
    const context = contextOf(account);
    await expect(
      startOrder(context, provisionInput(location.id, { botId: sibling.id })),
    ).rejects.toMatchObject({
      code: "bot_in_other_organization",
    });
    await expect(
      startOrder(context, provisionInput(location.id, { botId: foreign.id })),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("include caller IDs that are not verified", async () => {
    const { account, location } = await makeAccount();
    await expect(
      startOrder(contextOf(account), provisionInput(location.id, { verifiedCallerId: "+13125550100" })),
    ).rejects.toMatchObject({ code: "caller_id_not_verified" });
  });

  it("apply to viewers and managers, and hide organizations of other accounts", async () => {
    const { account, location } = await makeAccount();
    const input = provisionInput(location.id);
    await expect(startOrder(contextOf(account, "viewer"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(startOrder(contextOf(account, "manager"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(startOrder(contextOf(await makeOrganization()), input)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("hide orders from other accounts, and show them to their own", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), provisionInput(location.id));
    expect(await getOrder(contextOf(account, "viewer"), { id: order.id })).toMatchObject({ id: order.id });
    await expect(getOrder(contextOf(await makeOrganization()), { id: order.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const open = await listOrders(contextOf(account, "viewer"), { limit: 20, open: true });
    expect(open.orders.map((each) => each.id)).toEqual([order.id]);
    expect(await listOrders(contextOf(account), { limit: 20, open: false })).toMatchObject({ orders: [] });
    expect((await listOrders(supportContext(), { limit: 100, open: true })).orders.length).toBeGreaterThan(0);
  });
});
