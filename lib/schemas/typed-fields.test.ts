import { describe, expect, it } from "vitest";
import { z } from "zod";
import { quarantineForm } from "@/components/numbers/dialogs/quarantine-values";
import { registerHmsNumber, updateHmsNumber } from "@/lib/api/hms/numbers";
import { createHmsTrunk } from "@/lib/api/hms/sip-trunks";
import { createOpencxAgent, updateOpencxAgent } from "@/lib/api/opencx/phone-agents";
import { CONTRACTS } from "@/lib/api/v1/all";
import { createKeyInput } from "./api-key";
import { createBotInput, updateBotInput } from "./bot";
import { adoptNumberInput } from "./carrier";
import { createAccountInput, createOrganizationInput, updateOrganizationInput } from "./organization";
import {
  bringNumberInput,
  provisionNumberInput,
  quarantineNumberInput,
  releaseNumberInput,
  updateNumberInput,
} from "./phone-number";
import { createTrunkInput, updateTrunkInput } from "./sip-trunk";
import { firstRunInput, inviteMemberInput, openAccountInput, updateProfileInput } from "./user";
import { createVariableInput, updateVariableInput } from "./variable";
import { saveWorkflowInput } from "./workflow";

const at = (path: string, value: unknown): object =>
  path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

/** What a schema says about one field of an otherwise incomplete input. */
function codesAt(schema: z.ZodType, path: string, value: unknown): unknown[] {
  const input = path === "plan.to" ? { plan: { kind: "forward", to: value } } : at(path, value);
  const issues = z.safeParse(schema, input).error?.issues ?? [];
  return issues
    .filter((issue) => issue.path.join(".") === path)
    .map((issue) => (issue.code === "custom" ? issue.params?.code : issue.code));
}

/** Every field that takes a phone number. */
const PHONES: [string, z.ZodType, string][] = [
  ["bring", bringNumberInput, "phoneNumber"],
  ["provision", provisionNumberInput, "phoneNumber"],
  ["provision, callback", provisionNumberInput, "callbackForwardingNumber"],
  ["edit", updateNumberInput, "callbackForwardingNumber"],
  ["quarantine", quarantineNumberInput, "plan.to"],
  ["release", releaseNumberInput, "forwardTo"],
  ["create bot", createBotInput, "handoffPhoneNumber"],
  ["update bot", updateBotInput, "handoffPhoneNumber"],
  ["create organization", createOrganizationInput, "phone"],
  ["update organization", updateOrganizationInput, "phone"],
  ["create account", createAccountInput, "phone"],
  ["register at HMS", registerHmsNumber.contract.input, "phone_number"],
  ["create at OpenCX", createOpencxAgent.contract.input, "handoff_phone_number"],
  ["update at OpenCX", updateOpencxAgent.contract.input, "handoff_phone_number"],
];

describe("a field for a phone number", () => {
  it.each(PHONES)("takes any spelling and marks, and refuses impossible numbers: %s", (_, schema, path) => {
    for (const typed of [
      "+13125550142",
      "\u202a(312) 555-0142\u202c",
      "tel:+1-312-555-0142",
      "call 312.555.0142",
    ])
      expect(codesAt(schema, path, typed)).toEqual([]);
    for (const typed of ["+10125550142", "+19115551234", "+999123456789"])
      expect(codesAt(schema, path, typed)).toEqual(["impossible_number"]);
    expect(codesAt(schema, path, "(312) 555-0142 ext 12")).toEqual(["has_extension"]);
    expect(codesAt(schema, path, "1-800-DENTIST")).toEqual(["has_letters"]);
    expect(codesAt(schema, path, "555-0142")).toEqual(["missing_digits"]);
  });

  it("is among these wherever the API takes one", () => {
    const names = /phone|forward|handoff|callback|^near$/i;
    const fields = CONTRACTS.filter(({ method }) => method !== "GET").flatMap(({ id, input }) =>
      Object.keys(input.shape)
        .filter((name) => names.test(name))
        .map((name) => [id, name]),
    );
    const tested = new Set(PHONES.map(([, , path]) => path));
    const others = fields.filter(([, name]) => !tested.has(name ?? ""));
    // Neither is a number: a greeting, and an id.
    expect(others.map(([, name]) => name).filter((name) => !/Greeting$|Id$/.test(name ?? ""))).toEqual([]);
  });

  it("of a form says the same as the API", () => {
    const form = (forwardTo: string) =>
      quarantineForm.safeParse({ id: "x", version: 1, days: "7", plan: "forward", forwardTo }).error?.issues;
    expect(form("+10125550142")).toMatchObject([
      { path: ["forwardTo"], params: { code: "impossible_number" } },
    ]);
  });

  it("for a number to buy takes US numbers only", () => {
    expect(codesAt(provisionNumberInput, "phoneNumber", "+31850835037")).toEqual(["invalid_format"]);
  });
});

/** Every field that takes a name. */
const NAMES: [string, z.ZodType, string][] = [
  ["account", createAccountInput, "name"],
  ["account with its admin", openAccountInput, "name"],
  ["account's admin", openAccountInput, "adminName"],
  ["first account", firstRunInput, "accountName"],
  ["first person", firstRunInput, "name"],
  ["organization", createOrganizationInput, "name"],
  ["organization, edited", updateOrganizationInput, "name"],
  ["bot", createBotInput, "name"],
  ["bot, edited", updateBotInput, "name"],
  ["bot, internal", createBotInput, "internalName"],
  ["bot's practice", createBotInput, "companyName"],
  ["bot at OpenCX", createOpencxAgent.contract.input, "name"],
  ["line", provisionNumberInput, "name"],
  ["line, brought", bringNumberInput, "name"],
  ["line, edited", updateNumberInput, "name"],
  ["line, adopted", adoptNumberInput, "name"],
  ["line at HMS", registerHmsNumber.contract.input, "name"],
  ["line at HMS, edited", updateHmsNumber.contract.input, "name"],
  ["trunk", createTrunkInput, "name"],
  ["trunk, edited", updateTrunkInput, "name"],
  ["trunk at HMS", createHmsTrunk.contract.input, "name"],
  ["key", createKeyInput, "name"],
  ["invited person", inviteMemberInput, "name"],
  ["person", updateProfileInput, "name"],
  ["workflow", saveWorkflowInput, "title"],
  ["variable", createVariableInput, "displayName"],
  ["variable, edited", updateVariableInput, "displayName"],
];

describe("a field for a name", () => {
  it.each(NAMES)("takes any script and nothing invisible: %s", (_, schema, path) => {
    for (const name of ["Línea en español", "歯科", "👨‍👩‍👧 Family", "\u200bMain Line\u202c"])
      expect(codesAt(schema, path, name)).toEqual([]);
    for (const name of ["Main\u200bLine", "Main\u202eeniL", "Main\u3164Line"])
      expect(codesAt(schema, path, name)).toEqual(["hidden_character"]);
    // Nothing visible is no name: required, or not set where the field is optional.
    for (const blank of ["\u200b", "\u3164", " \u2800 "])
      expect([["required"], []]).toContainEqual(codesAt(schema, path, blank));
  });
});
