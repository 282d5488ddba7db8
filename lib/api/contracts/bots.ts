import { z } from "zod";
import {
  botIdInput,
  botListSchema,
  botSchema,
  createBotInput,
  listBotsInput,
  updateBotInput,
} from "@/lib/schemas/bot";
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

export const createBotContract = defineContract({
  id: "createBot",
  method: "POST",
  path: "/v1/bots",
  summary: "Add a bot to an organization",
  scope: "bots:write",
  input: createBotInput,
  answer: botSchema,
  status: 201,
  errors: ["forbidden", "not_found"],
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

export const updateBotContract = defineContract({
  id: "updateBot",
  method: "PATCH",
  path: "/v1/bots/{id}",
  summary: "Change the greetings, languages or training of a bot",
  scope: "bots:write",
  input: updateBotInput.omit({ version: true }),
  answer: botSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const deleteBotContract = defineContract({
  id: "deleteBot",
  method: "DELETE",
  path: "/v1/bots/{id}",
  summary: "Delete a bot that answers no lines",
  scope: "bots:write",
  input: botIdInput,
  answer: z.object({ id: z.uuid() }),
  errors: ["forbidden", "not_found", "bot_in_use"],
});
