import {
  conversationDetailSchema,
  conversationListSchema,
  getConversationInput,
  listConversationsInput,
} from "@/lib/schemas/conversation";
import { defineContract } from "../core/contract";

export const listConversationsContract = defineContract({
  id: "listConversations",
  method: "GET",
  path: "/v1/conversations",
  summary: "List calls",
  scope: "calls:read",
  input: listConversationsInput,
  answer: conversationListSchema,
  errors: [],
});

export const getConversationContract = defineContract({
  id: "getConversation",
  method: "GET",
  path: "/v1/conversations/{id}",
  summary: "Get a call with its transcript",
  scope: "calls:read",
  input: getConversationInput,
  answer: conversationDetailSchema,
  errors: ["not_found", "forbidden"],
});
