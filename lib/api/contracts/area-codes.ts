import { areaCodeListSchema, listAreaCodesInput } from "@/lib/schemas/phone-number";
import { defineContract } from "../contract";

export const listAreaCodesContract = defineContract({
  id: "listAreaCodes",
  method: "GET",
  path: "/v1/area-codes",
  summary: "Find area codes by code, city or state, or those suggested for an organization or an address",
  scope: "numbers:read",
  input: listAreaCodesInput,
  answer: areaCodeListSchema,
  errors: ["not_found"],
});
