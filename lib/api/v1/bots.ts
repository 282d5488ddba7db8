import {
  botIdInput,
  botListSchema,
  botSchema,
  createBotInput,
  createFaqInput,
  deletedFaqSchema,
  faqIdInput,
  faqListSchema,
  faqOfBotSchema,
  listBotsInput,
  updateBotInput,
  updateFaqInput,
} from "@/lib/schemas/bot";
import { deletedSchema } from "@/lib/schemas/common";
import { defineContract } from "../core/contract";

export const listBotsContract = defineContract({
  id: "listBots",
  method: "GET",
  path: "/v1/bots",
  summary: "List bots",
  scope: "bots:read",
  input: listBotsInput,
  answer: botListSchema,
  errors: [],
});

export const createBotContract = defineContract({
  id: "createBot",
  method: "POST",
  atomic: true,
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
  summary: "Update a bot's greetings, languages or training",
  scope: "bots:write",
  input: updateBotInput.omit({ version: true }),
  answer: botSchema,
  takesWhole: { showsOthers: ["organization", "accountName", "lineCount"] },
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const deleteBotContract = defineContract({
  id: "deleteBot",
  method: "DELETE",
  path: "/v1/bots/{id}",
  summary: "Delete a bot that isn't attached to any line",
  scope: "bots:write",
  input: botIdInput,
  answer: deletedSchema,
  guards: botSchema,
  errors: ["forbidden", "not_found", "bot_in_use", "edit_conflict"],
});

export const listFaqsContract = defineContract({
  id: "listFaqs",
  method: "GET",
  path: "/v1/bots/{id}/faqs",
  summary: "List the questions a bot can answer",
  scope: "bots:read",
  input: botIdInput,
  answer: faqListSchema,
  errors: ["not_found"],
});

export const createFaqContract = defineContract({
  id: "createFaq",
  method: "POST",
  atomic: true,
  path: "/v1/bots/{id}/faqs",
  summary: "Add a question to a bot",
  scope: "bots:write",
  input: createFaqInput,
  answer: faqOfBotSchema,
  guards: faqListSchema,
  status: 201,
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const getFaqContract = defineContract({
  id: "getFaq",
  method: "GET",
  path: "/v1/bots/{id}/faqs/{faqId}",
  summary: "Get a bot's question",
  scope: "bots:read",
  input: faqIdInput,
  answer: faqOfBotSchema,
  errors: ["not_found"],
});

export const updateFaqContract = defineContract({
  id: "updateFaq",
  method: "PATCH",
  path: "/v1/bots/{id}/faqs/{faqId}",
  summary: "Update a question or its answer",
  scope: "bots:write",
  input: updateFaqInput,
  answer: faqOfBotSchema,
  takesWhole: {},
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const deleteFaqContract = defineContract({
  id: "deleteFaq",
  method: "DELETE",
  path: "/v1/bots/{id}/faqs/{faqId}",
  summary: "Delete a bot's question",
  scope: "bots:write",
  input: faqIdInput,
  answer: deletedFaqSchema,
  guards: faqOfBotSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});
