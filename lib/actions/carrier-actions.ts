"use server";

import { adoptNumber } from "@/lib/domain/carrier/adopt-number";
import { releaseStray } from "@/lib/domain/carrier/release-stray";
import { startRun } from "@/lib/domain/carrier/start-run";
import { adoptNumberInput, findingIdInput, startRunInput } from "@/lib/schemas/carrier";
import { defineAction } from "./define-action";

export const startRunAction = defineAction(startRunInput, startRun);
export const adoptNumberAction = defineAction(adoptNumberInput, adoptNumber);
export const releaseStrayAction = defineAction(findingIdInput, releaseStray);
