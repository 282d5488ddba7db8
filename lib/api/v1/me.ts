import { meInput, meSchema } from "@/lib/schemas/me";
import { defineContract } from "../core/contract";

export const getMeContract = defineContract({
  id: "getMe",
  method: "GET",
  path: "/v1/me",
  summary: "Get the caller, with its account, scopes and limits",
  scope: null,
  input: meInput,
  answer: meSchema,
  errors: [],
});
