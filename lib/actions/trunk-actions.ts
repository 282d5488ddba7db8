"use server";

import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { deleteTrunk } from "@/lib/domain/trunks/delete-trunk";
import { updateTrunk } from "@/lib/domain/trunks/update-trunk";
import { onShown } from "@/lib/schemas/common";
import { createTrunkInput, trunkIdInput, updateTrunkInput } from "@/lib/schemas/sip-trunk";
import { defineAction } from "./define-action";

export const createTrunkAction = defineAction(createTrunkInput, createTrunk);
export const updateTrunkAction = defineAction(updateTrunkInput, updateTrunk);
export const deleteTrunkAction = defineAction(onShown(trunkIdInput), deleteTrunk);
