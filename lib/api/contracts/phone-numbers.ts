import { auditEntryListSchema } from "@/lib/schemas/audit-entry";
import { pageSchema } from "@/lib/schemas/common";
import {
  availableNumberListSchema,
  listNumbersInput,
  listOrdersInput,
  numberChecksSchema,
  numberIdInput,
  orderIdInput,
  orderListSchema,
  orderSchema,
  phoneNumberListSchema,
  phoneNumberSchema,
  searchAvailableInput,
} from "@/lib/schemas/phone-number";
import { defineContract } from "../contract";

export const listPhoneNumbersContract = defineContract({
  id: "listPhoneNumbers",
  method: "GET",
  path: "/v1/phone-numbers",
  summary: "List the phone numbers of your organizations",
  input: listNumbersInput,
  answer: phoneNumberListSchema,
  errors: [],
});

export const getPhoneNumberContract = defineContract({
  id: "getPhoneNumber",
  method: "GET",
  path: "/v1/phone-numbers/{id}",
  summary: "Get a phone number",
  input: numberIdInput,
  answer: phoneNumberSchema,
  errors: ["not_found"],
});

export const getPhoneNumberHistoryContract = defineContract({
  id: "getPhoneNumberHistory",
  method: "GET",
  path: "/v1/phone-numbers/{id}/history",
  summary: "List what was changed on a phone number, also after its release",
  input: pageSchema.extend(numberIdInput.shape),
  answer: auditEntryListSchema,
  errors: ["not_found"],
});

export const checkPhoneNumberContract = defineContract({
  id: "checkPhoneNumber",
  method: "GET",
  path: "/v1/phone-numbers/{id}/checks",
  summary: "Check that a phone number is ready to answer calls",
  input: numberIdInput,
  answer: numberChecksSchema,
  errors: ["not_found"],
});

export const listPhoneNumberOrdersContract = defineContract({
  id: "listPhoneNumberOrders",
  method: "GET",
  path: "/v1/phone-number-orders",
  summary: "List purchases of phone numbers, under way and finished",
  input: listOrdersInput,
  answer: orderListSchema,
  errors: [],
});

export const getPhoneNumberOrderContract = defineContract({
  id: "getPhoneNumberOrder",
  method: "GET",
  path: "/v1/phone-number-orders/{id}",
  summary: "Get a purchase of a phone number with its steps",
  input: orderIdInput,
  answer: orderSchema,
  errors: ["not_found"],
});

export const listAvailablePhoneNumbersContract = defineContract({
  id: "listAvailablePhoneNumbers",
  method: "GET",
  path: "/v1/available-phone-numbers",
  summary: "Search the numbers that the carrier has for sale",
  input: searchAvailableInput,
  answer: availableNumberListSchema,
  errors: ["invalid_area_code", "carrier_unavailable", "rate_limited"],
});
