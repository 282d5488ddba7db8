"use server";

import { finishOrder } from "@/lib/domain/orders/finish-order";
import { releaseOrder } from "@/lib/domain/orders/release-order";
import { retryOrder } from "@/lib/domain/orders/retry-order";
import { startOrder } from "@/lib/domain/orders/start-order";
import { orderIdInput, provisionNumberInput } from "@/lib/schemas/phone-number";
import { defineAction } from "./define-action";

export const startOrderAction = defineAction(provisionNumberInput, startOrder);
export const finishOrderAction = defineAction(orderIdInput, finishOrder);
export const releaseOrderAction = defineAction(orderIdInput, releaseOrder);
export const retryOrderAction = defineAction(orderIdInput, retryOrder);
