"use server";

import { showConversation } from "@/lib/domain/conversations/show-conversation";
import { showConversationInput } from "@/lib/schemas/conversation";
import { defineAction } from "./define-action";

export const showConversationAction = defineAction(showConversationInput, showConversation);
