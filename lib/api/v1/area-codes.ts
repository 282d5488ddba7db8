import { areaCodeListSchema, listAreaCodesInput } from "@/lib/schemas/area-code";
import { defineContract } from "../core/contract";

export const listAreaCodesContract = defineContract({
  id: "listAreaCodes",
  method: "GET",
  path: "/v1/area-codes",
  summary: "Search area codes, or get suggestions for an organization or address",
  scope: "numbers:read",
  input: listAreaCodesInput,
  answer: areaCodeListSchema,
  errors: ["not_found"],
});
