"use server";

import { adoptNumber } from "@/lib/domain/reconcile/adopt-number";
import { releaseStray } from "@/lib/domain/reconcile/release-stray";
import { startRun } from "@/lib/domain/reconcile/start-run";
import { adoptShownInput, releaseShownStrayInput, startRunInput } from "@/lib/schemas/carrier";
import { defineAction } from "./define-action";

export const startRunAction = defineAction(startRunInput, startRun);
export const adoptNumberAction = defineAction(adoptShownInput, adoptNumber, { atomic: false });
export const releaseStrayAction = defineAction(releaseShownStrayInput, releaseStray);
