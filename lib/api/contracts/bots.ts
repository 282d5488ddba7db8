import { botIdInput, botListSchema, botSchema, listBotsInput } from "@/lib/schemas/bot";
import { defineContract } from "../contract";

export const listBotsContract = defineContract({
  id: "listBots",
  method: "GET",
  path: "/v1/bots",
  summary: "List the bots of your organizations",
  scope: "bots:read",
  input: listBotsInput,
  answer: botListSchema,
  errors: [],
});

export const getBotContract = defineContract({
  id: "getBot",
  method: "GET",
  path: "/v1/bots/{id}",
  summary: "Get a bot with its training",
  scope: "bots:read",
  input: botIdInput,
  answer: botSchema,
  errors: ["not_found"],
});
