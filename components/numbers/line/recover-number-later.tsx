"use client";

import { later } from "@/components/feedback/later";

/** `RecoverNumber`, loaded only on pages of released numbers. */
export const RecoverNumberLater = later(() => import("./recover-number").then((it) => it.RecoverNumber));
