import { describe, expect, it } from "vitest";
import { ORDER_REMEDIES, type OrderRemedy } from "@/lib/constants/order-states";
import type { Order } from "@/lib/schemas/order";
import { wayOut } from "./way-out";

function failed(remedy: OrderRemedy | null): Order {
  const sound = { language: "ENGLISH", voiceId: "KIND_CURIOUS", botId: null } as const;
  const asked = { areaCode: "312", requestedNumber: "+13125550142" };
  return {
    id: "1",
    orgId: "2",
    name: "Fax",
    ...sound,
    ...asked,
    failure: { code: "number_not_available", message: "", remedy },
  } as Order;
}

describe("what leads on from a failed purchase", () => {
  it("is another try with all that was chosen where it may succeed", () => {
    const { label, href } = wayOut(failed(null));
    expect(label).toBe("Try again");
    expect(href).toContain("number=%2B13125550142");
    expect(href).toContain("areaCode=312");
  });

  it.each(ORDER_REMEDIES)("is never the same purchase where it would be refused again: %s", (remedy) => {
    const { label, href } = wayOut(failed(remedy));
    expect(label).not.toMatch(/try again/i);
    if (href.startsWith("/numbers/new")) expect(href).not.toContain("number=");
  });

  it("keeps what was chosen otherwise, and leads back to it from the address", () => {
    expect(wayOut(failed("another_number")).href).toContain("areaCode=312");
    expect(wayOut(failed("another_number_or_documents")).href).not.toContain("areaCode");
    expect(wayOut(failed("another_number_or_documents")).href).toContain("name=Fax");
    const { href } = wayOut(failed("complete_organization"));
    expect(href).toContain("/organizations/2/edit?next=");
    expect(decodeURIComponent(href)).toContain("name=Fax");
  });

  it("offers the same purchase again only where the remedy is elsewhere", () => {
    const again = ORDER_REMEDIES.filter((remedy) => wayOut(failed(remedy)).again !== null);
    expect(again).toEqual(["complete_organization", "free_slot", "fix_carrier_account"]);
  });
});
