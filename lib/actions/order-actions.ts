"use server";

import { retryOrder } from "@/lib/domain/orders/retry-order";
import { startOrder } from "@/lib/domain/orders/start-order";
import { orderIdInput, provisionNumberInput } from "@/lib/schemas/phone-number";
import { defineAction } from "./define-action";

export const startOrderAction = defineAction(provisionNumberInput, startOrder);
export const retryOrderAction = defineAction(orderIdInput, retryOrder);
