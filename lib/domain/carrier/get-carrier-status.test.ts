import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount } from "@/db/testing/factory";
import { setCarrier } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { getCarrierStatus } from "./get-carrier-status";

const carrier = useTestCarrier(useTestDatabase());

describe("the carrier's status", () => {
  it("is told to every member, also a viewer", async () => {
    const { account } = await makeAccount();
    expect(await getCarrierStatus(contextOf(account, "viewer"))).toEqual({
      displayName: "Local carrier",
      realCalls: false,
      answers: "yes",
      monthlyPrice: "1.15",
      webhookUrl: numberWebhookUrl(),
      worker: "missing",
    });
  });

  it("is not told to who is no member of anything", async () => {
    const { account } = await makeAccount();
    const nobody = {
      ...contextOf(account),
      reach: { everything: false as const, accounts: [], organizations: [] },
    };
    await expect(getCarrierStatus(nobody)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("says whether a carrier is silent or does not know us, without failing", async () => {
    const { account } = await makeAccount();
    setCarrier(undefined);
    await carrier.fail({ operation: "any", kind: "cut_before" });
    expect(await getCarrierStatus(contextOf(account))).toMatchObject({
      answers: "silent",
      monthlyPrice: null,
    });
    await carrier.fail({ operation: "account", kind: "refuse", status: 401, code: 20003 });
    expect(await getCarrierStatus(contextOf(account))).toMatchObject({
      answers: "refused",
      monthlyPrice: "1.15",
    });
  });
});
