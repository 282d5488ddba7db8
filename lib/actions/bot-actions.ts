"use server";

import { createBot } from "@/lib/domain/bots/create-bot";
import { deleteBot } from "@/lib/domain/bots/delete-bot";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { botIdInput, createBotInput, editBotInput } from "@/lib/schemas/bot";
import { onShown } from "@/lib/schemas/common";
import { defineAction } from "./define-action";

export const createBotAction = defineAction(createBotInput, createBot);
export const updateBotAction = defineAction(editBotInput, updateBot);
export const deleteBotAction = defineAction(onShown(botIdInput), deleteBot);
