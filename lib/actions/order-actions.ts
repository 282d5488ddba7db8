"use server";

import { dismissAllOrders } from "@/lib/domain/orders/dismiss-all-orders";
import { dismissOrders } from "@/lib/domain/orders/dismiss-orders";
import { finishOrder } from "@/lib/domain/orders/finish-order";
import { releaseOrder } from "@/lib/domain/orders/release-order";
import { retryOrder } from "@/lib/domain/orders/retry-order";
import { startOrder } from "@/lib/domain/orders/start-order";
import { dismissAllOrdersInput, dismissOrdersInput, shownOrderInput } from "@/lib/schemas/order";
import { provisionNumberInput } from "@/lib/schemas/phone-number";
import { defineAction } from "./define-action";

export const startOrderAction = defineAction(provisionNumberInput, startOrder);
export const finishOrderAction = defineAction(shownOrderInput, finishOrder);
export const releaseOrderAction = defineAction(shownOrderInput, releaseOrder);
export const retryOrderAction = defineAction(shownOrderInput, retryOrder, { atomic: false });
export const dismissAllOrdersAction = defineAction(dismissAllOrdersInput, dismissAllOrders);
export const dismissOrdersAction = defineAction(dismissOrdersInput, dismissOrders);
