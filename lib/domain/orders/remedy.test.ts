import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { supportContext } from "@/db/testing/factory";
import { advance, placedOrder } from "@/db/testing/purchases";
import { ORDER_FAILURES, orderRemedyOf } from "@/lib/constants/order-states";
import { getOrder } from "./get-order";

const carrier = useTestCarrier(useTestDatabase());

const failureOf = async (id: string) => (await getOrder(supportContext(), { id })).failure;
const refuse = (status: number, code: number) =>
  carrier.fail({ operation: "buy", kind: "refuse", status, code });

describe("a refusal that would come again", () => {
  it.each([21613, 21615, 21628, 21629, 21631, 21649, 21650, 21651])(
    "with code %i asks for another number or documents, and is no outage that passes",
    async (code) => {
      const { id } = await placedOrder();
      await refuse(400, code);
      await advance(id);
      expect(await failureOf(id)).toEqual({
        code: "number_not_available",
        message: expect.stringContaining("document"),
        remedy: "another_number_or_documents",
      });
    },
  );

  it.each([
    [401, 20003],
    [403, 20005],
    [400, 21404],
    [400, 22300],
  ])("with status %i and code %i asks to fix the account at the carrier", async (status, code) => {
    const { id } = await placedOrder();
    await refuse(status, code);
    await advance(id);
    expect(await failureOf(id)).toMatchObject({ code: "carrier_unavailable", remedy: "fix_carrier_account" });
  });

  it("is none where the carrier does not say why, so that the same purchase may be tried again", async () => {
    const { id } = await placedOrder();
    await refuse(400, 29999);
    await advance(id);
    expect(await failureOf(id)).toMatchObject({ code: "carrier_unavailable", remedy: null });
  });
});

describe("what has to change before an order can succeed", () => {
  it("is the number only if an exact one was asked for: otherwise another try finds another", () => {
    const failure = { code: "number_not_available" };
    expect(orderRemedyOf(failure, { requestedNumber: "+13125550142" })).toBe("another_number");
    expect(orderRemedyOf(failure, { requestedNumber: null })).toBeNull();
  });

  it("is known for every failure that repeats", () => {
    const order = { requestedNumber: null };
    expect(Object.fromEntries(ORDER_FAILURES.map((code) => [code, orderRemedyOf({ code }, order)]))).toEqual({
      no_numbers_available: null,
      number_not_available: null,
      invalid_area_code: "another_area_code",
      carrier_unavailable: null,
      given_up: null,
      organization_incomplete: "complete_organization",
      number_limit_reached: "free_slot",
    });
  });
});
