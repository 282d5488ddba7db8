"use server";

import { createKey } from "@/lib/domain/keys/create-key";
import { revokeKey } from "@/lib/domain/keys/revoke-key";
import { createKeyInput, revokeShownKeyInput } from "@/lib/schemas/api-key";
import { defineAction } from "./define-action";

export const createKeyAction = defineAction(createKeyInput, createKey, { secret: "key" });
export const revokeKeyAction = defineAction(revokeShownKeyInput, revokeKey);
