import { hitListSchema, searchInput } from "@/lib/schemas/search";
import { defineContract } from "../core/contract";

export const searchContract = defineContract({
  id: "search",
  method: "GET",
  path: "/v1/search",
  summary: "Search everything at once",
  scope: "numbers:read",
  input: searchInput,
  answer: hitListSchema,
  errors: [],
});
