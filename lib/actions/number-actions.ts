"use server";

import { attachNumber, switchBot } from "@/lib/domain/numbers/attach-number";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { quarantineNumber } from "@/lib/domain/numbers/quarantine-number";
import { rehearseRelease } from "@/lib/domain/numbers/rehearse-release";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { restoreNumber } from "@/lib/domain/numbers/restore-number";
import { undoChange } from "@/lib/domain/numbers/undo-change";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { recoverNumber } from "@/lib/domain/orders/recover-number";
import { undoChangeInput } from "@/lib/schemas/audit-entry";
import { onShown } from "@/lib/schemas/common";
import {
  attachNumberInput,
  bringNumberInput,
  editNumberInput,
  migrateNumberInput,
  numberIdInput,
  quarantineNumberInput,
} from "@/lib/schemas/phone-number";
import { defineAction } from "./define-action";

export const bringNumberAction = defineAction(bringNumberInput, bringNumber);
export const updateNumberAction = defineAction(editNumberInput, updateNumber);
export const attachNumberAction = defineAction(onShown(attachNumberInput), attachNumber);
export const switchBotAction = defineAction(onShown(attachNumberInput), switchBot);
export const detachNumberAction = defineAction(onShown(numberIdInput), detachNumber);
export const migrateNumberAction = defineAction(onShown(migrateNumberInput), migrateNumber);
export const releaseNumberAction = defineAction(onShown(numberIdInput), releaseNumber, {
  atomic: false,
  rehearse: async (context, input) => ({
    phoneNumber: await rehearseRelease(context, input),
    released: false,
  }),
});
export const quarantineNumberAction = defineAction(onShown(quarantineNumberInput), quarantineNumber);
export const restoreNumberAction = defineAction(onShown(numberIdInput), restoreNumber);
export const undoChangeAction = defineAction(undoChangeInput, undoChange);
export const recoverNumberAction = defineAction(onShown(numberIdInput), recoverNumber);
