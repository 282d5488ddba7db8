"use server";

import { startOrder } from "@/lib/domain/orders/start-order";
import { provisionNumberInput } from "@/lib/schemas/phone-number";
import { defineAction } from "./define-action";

export const startOrderAction = defineAction(provisionNumberInput, startOrder);
