import { auditEntryListSchema } from "@/lib/schemas/audit-entry";
import { pageSchema } from "@/lib/schemas/common";
import {
  attachNumberInput,
  availableNumberListSchema,
  bringNumberInput,
  listNumbersInput,
  listOrdersInput,
  migrateNumberInput,
  numberChecksSchema,
  numberIdInput,
  orderIdInput,
  orderListSchema,
  orderSchema,
  orderUnderWaySchema,
  phoneNumberListSchema,
  phoneNumberSchema,
  provisionNumberInput,
  releaseNumberInput,
  releaseUnderWaySchema,
  searchAvailableInput,
  updateNumberInput,
} from "@/lib/schemas/phone-number";
import { defineContract } from "../contract";

export const listPhoneNumbersContract = defineContract({
  id: "listPhoneNumbers",
  method: "GET",
  path: "/v1/phone-numbers",
  summary: "List the phone numbers of your organizations",
  scope: "numbers:read",
  input: listNumbersInput,
  answer: phoneNumberListSchema,
  errors: [],
});

export const createPhoneNumberContract = defineContract({
  id: "createPhoneNumber",
  method: "POST",
  path: "/v1/phone-numbers",
  summary: "Buy a US number and attach it to a bot",
  scope: "numbers:write",
  input: provisionNumberInput.omit({ intentKey: true }),
  answer: phoneNumberSchema,
  status: 201,
  accepted: orderUnderWaySchema,
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
  summary: "Register a number of your own, of any country, that your SIP provider forwards",
  scope: "numbers:write",
  input: bringNumberInput,
  answer: phoneNumberSchema,
  status: 201,
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
  summary: "Change the name, language, voice or caller ID of a phone number",
  scope: "numbers:write",
  input: updateNumberInput.omit({ version: true }),
  answer: phoneNumberSchema,
  elsewhere: { botId: "use_attach_endpoint" },
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
  summary: "Give a phone number back to the carrier, at once or after days in quarantine",
  scope: "numbers:write",
  input: releaseNumberInput,
  answer: phoneNumberSchema,
  accepted: releaseUnderWaySchema,
  errors: ["forbidden", "not_found", "number_attached", "number_not_active", "edit_conflict"],
});

export const restorePhoneNumberContract = defineContract({
  id: "restorePhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/restore",
  summary: "Keep a quarantined phone number after all, with the bot that it had",
  scope: "numbers:write",
  input: numberIdInput,
  answer: phoneNumberSchema,
  errors: ["forbidden", "not_found", "number_not_active"],
});

export const attachPhoneNumberContract = defineContract({
  id: "attachPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/attach",
  summary: "Connect a phone number to a bot of its organization",
  scope: "numbers:write",
  input: attachNumberInput,
  answer: phoneNumberSchema,
  errors: [
    "forbidden",
    "not_found",
    "number_not_active",
    "number_already_attached",
    "bot_in_other_organization",
  ],
});

export const detachPhoneNumberContract = defineContract({
  id: "detachPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/detach",
  summary: "Disconnect a phone number from its bot",
  scope: "numbers:write",
  input: numberIdInput,
  answer: phoneNumberSchema,
  errors: ["forbidden", "not_found"],
});

export const switchPhoneNumberContract = defineContract({
  id: "switchPhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/switch",
  summary: "Hand a phone number from its bot to another in one step",
  scope: "numbers:write",
  input: attachNumberInput,
  answer: phoneNumberSchema,
  errors: ["forbidden", "not_found", "number_not_active", "bot_in_other_organization"],
});

export const migratePhoneNumberContract = defineContract({
  id: "migratePhoneNumber",
  method: "POST",
  atomic: true,
  path: "/v1/phone-numbers/{id}/migrate",
  summary: "Move a phone number to another organization, where it arrives detached",
  scope: "numbers:write",
  input: migrateNumberInput,
  answer: phoneNumberSchema,
  errors: ["forbidden", "not_found", "same_organization", "number_not_active", "number_limit_reached"],
});

export const getPhoneNumberHistoryContract = defineContract({
  id: "getPhoneNumberHistory",
  method: "GET",
  path: "/v1/phone-numbers/{id}/history",
  summary: "List what was changed on a phone number, also after its release",
  scope: "numbers:read",
  input: pageSchema.extend(numberIdInput.shape),
  answer: auditEntryListSchema,
  errors: ["not_found"],
});

export const checkPhoneNumberContract = defineContract({
  id: "checkPhoneNumber",
  method: "GET",
  path: "/v1/phone-numbers/{id}/checks",
  summary: "Check that a phone number is ready to answer calls",
  scope: "numbers:read",
  input: numberIdInput,
  answer: numberChecksSchema,
  errors: ["not_found"],
});

export const listPhoneNumberOrdersContract = defineContract({
  id: "listPhoneNumberOrders",
  method: "GET",
  path: "/v1/phone-number-orders",
  summary: "List purchases of phone numbers, under way and finished",
  scope: "numbers:read",
  input: listOrdersInput,
  answer: orderListSchema,
  errors: [],
});

export const getPhoneNumberOrderContract = defineContract({
  id: "getPhoneNumberOrder",
  method: "GET",
  path: "/v1/phone-number-orders/{id}",
  summary: "Get a purchase of a phone number with its steps",
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
  summary: "Let a purchase that stopped or waits go on at once",
  scope: "numbers:write",
  input: orderIdInput,
  answer: orderSchema,
  errors: ["forbidden", "not_found"],
});

export const releasePhoneNumberOrderContract = defineContract({
  id: "releasePhoneNumberOrder",
  method: "POST",
  atomic: true,
  path: "/v1/phone-number-orders/{id}/release",
  summary: "Give a purchase up, and what it bought back to the carrier",
  scope: "numbers:write",
  input: orderIdInput,
  answer: orderSchema,
  errors: ["forbidden", "not_found"],
});

export const listAvailablePhoneNumbersContract = defineContract({
  id: "listAvailablePhoneNumbers",
  method: "GET",
  path: "/v1/available-phone-numbers",
  summary: "Search the numbers that the carrier has for sale",
  scope: "numbers:read",
  input: searchAvailableInput,
  answer: availableNumberListSchema,
  errors: ["invalid_area_code", "carrier_unavailable"],
});
