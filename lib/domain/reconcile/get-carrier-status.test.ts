import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext } from "@/db/testing/factory";
import { defaultCarrier, resetCarriers } from "@/lib/telephony/registry";
import { getCarrierStatuses } from "./get-carrier-status";

const carrier = useTestCarrier(useTestDatabase());

describe("the carriers' status", () => {
  it("can be read by every member, also a viewer", async () => {
    const { account } = await makeAccount();
    expect(await getCarrierStatuses(contextOf(account, "viewer"))).toEqual({
      carriers: [
        {
          name: "local",
          displayName: "Local carrier",
          isDefault: true,
          realCalls: false,
          answers: "yes",
          missing: [],
          monthlyPrice: "1.15",
          callsAddress: defaultCarrier().calls.address,
        },
      ],
      worker: "missing",
    });
  });

  it("cannot be read without a membership", async () => {
    const { account } = await makeAccount();
    const nobody = {
      ...contextOf(account),
      reach: { everything: false as const, accounts: [], organizations: [] },
    };
    await expect(getCarrierStatuses(nobody)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("shows whether a carrier is silent or refuses our account, without failing", async () => {
    const { account } = await makeAccount();
    resetCarriers();
    await carrier.fail({ operation: "any", kind: "cut_before" });
    expect((await getCarrierStatuses(contextOf(account))).carriers).toMatchObject([
      { answers: "silent", monthlyPrice: null },
    ]);
    await carrier.fail({ operation: "account", kind: "refuse", status: 401, code: 20003 });
    expect((await getCarrierStatuses(contextOf(account))).carriers).toMatchObject([
      { answers: "refused", monthlyPrice: "1.15" },
    ]);
  });

  it("shows support an unconfigured carrier and its missing variables until all its lines are released", async () => {
    const { account, location } = await makeAccount();
    await makeNumber(location, { carrier: "twilio" });
    await makeNumber(location, { carrier: "sip", carrierNumberId: null });
    expect((await getCarrierStatuses(contextOf(account))).carriers).toHaveLength(1);
    const { carriers } = await getCarrierStatuses(supportContext());
    expect(carriers.slice(1)).toMatchObject([
      {
        displayName: "Twilio",
        isDefault: false,
        answers: "not_configured",
        missing: ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
        callsAddress: null,
      },
    ]);
    await database().update(phoneNumbers).set({ status: "released" });
    expect((await getCarrierStatuses(supportContext())).carriers).toHaveLength(1);
  });
});
