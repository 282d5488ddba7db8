import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { pathParameters } from "../core/contract";
import { CONTRACTS } from "../v1/all";
import { anyDescribed, asQuery, describedBy, sendsBody } from "./any-request";

/** What a schema cannot say about fields: each with the reason, so that a wrong value is refused although described. */
const BEYOND_SCHEMA: Record<string, string> = {
  ...Object.fromEntries(
    ["name", "internalName", "companyName", "title", "displayName"].map((name) => [
      name,
      "A name has no characters that are invisible, of which there are lists.",
    ]),
  ),
  ...Object.fromEntries(
    [
      "phone",
      "phoneNumber",
      "handoffPhoneNumber",
      "callbackForwardingNumber",
      "near",
      "forwardTo",
      "value",
    ].map((name) => [name, "A phone number can be typed in many ways, and must be possible."]),
  ),
  port: "A port beside one in the host must be the same.",
  timezone: "The timezone must be one that this installation knows.",
  state: "The state must exist.",
  host: "A host name has labels of limited length, or is an address.",
  dataCollectionWebhookUrl: "The address must be a whole URL.",
  officeHours: "Opening comes before closing, and each day once.",
  open: "Opening comes before closing.",
  close: "Opening comes before closing.",
  from: "Times are those of the years 1 to 9999 in UTC.",
  to: "Times are those of the years 1 to 9999 in UTC.",
  updatedSince: "Times are those of the years 1 to 9999 in UTC.",
  actionMetadata: "An object may be neither too long nor too deep.",
  steps: "An object in a step may be neither too long nor too deep.",
};
const ID = "01a1fb30-dffd-741d-b644-6d6c2a112d3c";

describe("the description of inputs", () => {
  it.each(CONTRACTS.map((contract) => [contract.id, contract] as const))(
    "%s accepts every value that it describes",
    { timeout: PROPERTY_TIMEOUT_MS },
    (_, contract) => {
      const isDescribed = describedBy(contract);
      const inPath = Object.fromEntries(pathParameters(contract).map(({ field }) => [field, ID]));
      fc.assert(
        fc.property(anyDescribed(contract), (fields) => {
          fc.pre(isDescribed(fields));
          const given = sendsBody(contract)
            ? fields
            : Object.fromEntries(new URLSearchParams(asQuery(fields).slice(1)));
          const { error } = contract.input.safeParse({ ...given, ...inPath });
          const unexplained = (error?.issues ?? []).filter(
            ({ path }) => !path.some((name) => String(name) in BEYOND_SCHEMA),
          );
          expect([fields, unexplained]).toEqual([fields, []]);
        }),
        propertyRuns({ usually: 100 }),
      );
    },
  );
});
