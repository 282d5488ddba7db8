"use server";

import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { quarantineNumber } from "@/lib/domain/numbers/quarantine-number";
import { recoverNumber } from "@/lib/domain/numbers/recover-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { restoreNumber } from "@/lib/domain/numbers/restore-number";
import { switchBot } from "@/lib/domain/numbers/switch-bot";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import {
  attachNumberInput,
  bringNumberInput,
  migrateNumberInput,
  numberIdInput,
  quarantineNumberInput,
  updateNumberInput,
} from "@/lib/schemas/phone-number";
import { defineAction } from "./define-action";

export const bringNumberAction = defineAction(bringNumberInput, bringNumber);
export const updateNumberAction = defineAction(updateNumberInput, updateNumber);
export const attachNumberAction = defineAction(attachNumberInput, attachNumber);
export const switchBotAction = defineAction(attachNumberInput, switchBot);
export const detachNumberAction = defineAction(numberIdInput, detachNumber);
export const migrateNumberAction = defineAction(migrateNumberInput, migrateNumber);
export const releaseNumberAction = defineAction(numberIdInput, releaseNumber);
export const quarantineNumberAction = defineAction(quarantineNumberInput, quarantineNumber);
export const restoreNumberAction = defineAction(numberIdInput, restoreNumber);
export const recoverNumberAction = defineAction(numberIdInput, recoverNumber);
