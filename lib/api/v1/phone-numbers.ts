import { availableNumberListSchema, searchAvailableInput } from "@/lib/schemas/area-code";
import { auditEntryListSchema } from "@/lib/schemas/audit-entry";
import { pageSchema } from "@/lib/schemas/common";
import {
  listOrdersInput,
  orderIdInput,
  orderListSchema,
  orderSchema,
  orderUnderWaySchema,
  purchaseDryRunSchema,
} from "@/lib/schemas/order";
import {
  attachNumberInput,
  bringNumberInput,
  listNumbersInput,
  migrateNumberInput,
  numberChecksSchema,
  numberIdInput,
  phoneNumberListSchema,
  phoneNumberSchema,
  provisionNumberInput,
  releaseNumberInput,
  releaseUnderWaySchema,
  updateNumberInput,
} from "@/lib/schemas/phone-number";
import { defineContract } from "../core/contract";

export const listPhoneNumbersContract = defineContract({
  id: "listPhoneNumbers",
  method: "GET",
  path: "/v1/phone-numbers",
  summary: "List phone numbers",
  scope: "numbers:read",
  input: listNumbersInput,
  answer: phoneNumberListSchema,
  errors: [],
});

export const createPhoneNumberContract = defineContract({
  id: "createPhoneNumber",
  method: "POST",
  path: "/v1/phone-numbers",
  summary: "Buy a US phone number",
  scope: "numbers:write",
  input: provisionNumberInput.omit({ intentKey: true }),
  answer: phoneNumberSchema,
  status: 201,
  accepted: orderUnderWaySchema,
  dryRun: purchaseDryRunSchema,
  errors: [
    "forbidden",
    "not_found",
    "organization_incomplete",
    "invalid_area_code",
    "no_numbers_available",
    "number_not_available",
    "number_limit_reached",
    "bot_in_other_organization",
    "caller_id_not_verified",
    "carrier_unavailable",
  ],
});

export const bringPhoneNumberContract = defineContract({
  id: "bringPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/byo",
  summary: "Add a number of your own, from any country, that your SIP provider forwards",
  scope: "numbers:write",
  input: bringNumberInput,
  answer: phoneNumberSchema,
  status: 201,
  dryRun: phoneNumberSchema,
  errors: [
    "forbidden",
    "not_found",
    "number_limit_reached",
    "number_taken",
    "bot_in_other_organization",
    "trunk_in_other_organization",
  ],
});

export const getPhoneNumberContract = defineContract({
  id: "getPhoneNumber",
  method: "GET",
  path: "/v1/phone-numbers/{id}",
  summary: "Get a phone number",
  scope: "numbers:read",
  input: numberIdInput,
  answer: phoneNumberSchema,
  errors: ["not_found"],
});

export const updatePhoneNumberContract = defineContract({
  id: "updatePhoneNumber",
  method: "PATCH",
  path: "/v1/phone-numbers/{id}",
  summary: "Update a phone number's name, language, voice, caller ID, callback number or trunk",
  scope: "numbers:write",
  input: updateNumberInput.omit({ version: true }),
  answer: phoneNumberSchema,
  elsewhere: { botId: "use_attach_endpoint" },
  dryRun: phoneNumberSchema,
  takesWhole: { showsOthers: ["organization", "bot", "outbound", "state", "attention"] },
  errors: [
    "forbidden",
    "not_found",
    "number_not_active",
    "edit_conflict",
    "use_attach_endpoint",
    "caller_id_not_verified",
    "trunk_in_other_organization",
  ],
});

export const releasePhoneNumberContract = defineContract({
  id: "releasePhoneNumber",
  method: "DELETE",
  path: "/v1/phone-numbers/{id}",
  summary: "Release a phone number, immediately or after a quarantine",
  scope: "numbers:write",
  input: releaseNumberInput,
  answer: phoneNumberSchema,
  accepted: releaseUnderWaySchema,
  dryRun: phoneNumberSchema,
  errors: ["forbidden", "not_found", "number_attached", "number_not_active", "edit_conflict"],
});

export const restorePhoneNumberContract = defineContract({
  id: "restorePhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/restore",
  summary: "Restore a quarantined phone number with its bot",
  scope: "numbers:write",
  input: numberIdInput,
  answer: phoneNumberSchema,
  dryRun: phoneNumberSchema,
  errors: ["forbidden", "not_found", "number_not_active", "edit_conflict"],
});

export const attachPhoneNumberContract = defineContract({
  id: "attachPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/attach",
  summary: "Attach a phone number to a bot in its organization",
  scope: "numbers:write",
  input: attachNumberInput,
  answer: phoneNumberSchema,
  dryRun: phoneNumberSchema,
  errors: [
    "forbidden",
    "not_found",
    "number_not_active",
    "number_already_attached",
    "bot_in_other_organization",
    "edit_conflict",
  ],
});

export const detachPhoneNumberContract = defineContract({
  id: "detachPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/detach",
  summary: "Detach a phone number from its bot",
  scope: "numbers:write",
  input: numberIdInput,
  answer: phoneNumberSchema,
  dryRun: phoneNumberSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const switchPhoneNumberContract = defineContract({
  id: "switchPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/switch",
  summary: "Switch a phone number to another bot in one step",
  scope: "numbers:write",
  input: attachNumberInput,
  answer: phoneNumberSchema,
  dryRun: phoneNumberSchema,
  errors: ["forbidden", "not_found", "number_not_active", "bot_in_other_organization", "edit_conflict"],
});

export const migratePhoneNumberContract = defineContract({
  id: "migratePhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/migrate",
  summary: "Move a phone number to another organization, detached",
  scope: "numbers:write",
  input: migrateNumberInput,
  answer: phoneNumberSchema,
  dryRun: phoneNumberSchema,
  errors: [
    "forbidden",
    "not_found",
    "same_organization",
    "number_not_active",
    "number_limit_reached",
    "edit_conflict",
  ],
});

export const getPhoneNumberHistoryContract = defineContract({
  id: "getPhoneNumberHistory",
  method: "GET",
  path: "/v1/phone-numbers/{id}/history",
  summary: "List a phone number's changes, even after its release",
  scope: "numbers:read",
  input: pageSchema.extend(numberIdInput.shape),
  answer: auditEntryListSchema,
  errors: ["not_found"],
});

export const checkPhoneNumberContract = defineContract({
  id: "checkPhoneNumber",
  method: "GET",
  path: "/v1/phone-numbers/{id}/checks",
  summary: "Check whether a phone number is ready for calls",
  scope: "numbers:read",
  input: numberIdInput,
  answer: numberChecksSchema,
  errors: ["not_found"],
});

export const listPhoneNumberOrdersContract = defineContract({
  id: "listPhoneNumberOrders",
  method: "GET",
  path: "/v1/phone-number-orders",
  summary: "List phone number purchases, open and finished",
  scope: "numbers:read",
  input: listOrdersInput,
  answer: orderListSchema,
  errors: [],
});

export const getPhoneNumberOrderContract = defineContract({
  id: "getPhoneNumberOrder",
  method: "GET",
  path: "/v1/phone-number-orders/{id}",
  summary: "Get a phone number purchase with its steps",
  scope: "numbers:read",
  input: orderIdInput,
  answer: orderSchema,
  errors: ["not_found"],
});

export const finishPhoneNumberOrderContract = defineContract({
  id: "finishPhoneNumberOrder",
  method: "POST",
  atomic: true,
  path: "/v1/phone-number-orders/{id}/finish",
  summary: "Resume a purchase that stopped or is waiting",
  scope: "numbers:write",
  input: orderIdInput,
  answer: orderSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const releasePhoneNumberOrderContract = defineContract({
  id: "releasePhoneNumberOrder",
  method: "POST",
  atomic: true,
  path: "/v1/phone-number-orders/{id}/release",
  summary: "Give up a purchase and return what it bought to the carrier",
  scope: "numbers:write",
  input: orderIdInput,
  answer: orderSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const listAvailablePhoneNumbersContract = defineContract({
  id: "listAvailablePhoneNumbers",
  method: "GET",
  path: "/v1/available-phone-numbers",
  summary: "Search the carrier's numbers for sale",
  scope: "numbers:read",
  input: searchAvailableInput,
  answer: availableNumberListSchema,
  errors: ["invalid_area_code", "carrier_unavailable"],
});
