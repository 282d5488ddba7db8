import { z } from "zod";
import { LANGUAGES } from "@/lib/constants/languages";
import { PAGE_LIMIT } from "@/lib/constants/limits";
import {
  ORDER_REMEDIES,
  ORDER_STATES,
  ORDER_STEPS,
  STOP_REASONS,
  WAIT_REASONS,
} from "@/lib/constants/order-states";
import { VOICE_IDS } from "@/lib/constants/voices";
import { availableNumberSchema } from "./area-code";
import {
  flagSchema,
  idSchema,
  momentSchema,
  onShownState,
  pageSchema,
  paginationSchema,
  referenceSchema,
  scopeFields,
} from "./common";

export const orderIdInput = z.strictObject({ id: idSchema });
export type OrderIdInput = z.infer<typeof orderIdInput>;

/** What an order's page shows: how far it is, and whether somebody gave it up. */
const orderState = {
  state: z.enum(ORDER_STATES),
  givenUp: z.boolean(),
  number: z.string().nullable(),
};
export type OrderShown = z.infer<z.ZodObject<typeof orderState>>;
export const shownOrderInput = onShownState(orderIdInput, orderState);

/** Takes failed orders off the lists. */
export const dismissOrdersInput = z.strictObject({ ids: z.array(idSchema).min(1).max(PAGE_LIMIT.max) });
export type DismissOrdersInput = z.infer<typeof dismissOrdersInput>;

/** Takes all failed orders of a scope off the lists. */
export const dismissAllOrdersInput = z.strictObject({
  ...scopeFields,
  /** When the caller saw how many there are: later failures stay. */
  until: momentSchema,
});

/** How many failed orders somebody may dismiss together, as counted at a moment. */
export interface Dismissable {
  count: number;
  at: string;
}
export type DismissAllOrdersInput = z.infer<typeof dismissAllOrdersInput>;

export const listOrdersInput = pageSchema.extend({
  ...scopeFields,
  /** Only orders for this bot. */
  botId: idSchema.optional(),
  open: flagSchema.optional(),
  /** Only orders under way and those that failed within seven days. */
  recent: flagSchema.optional(),
});
export type ListOrdersInput = z.infer<typeof listOrdersInput>;
export type OrderFilters = z.input<typeof listOrdersInput>;

/** An order, with the time at which each step was completed. */
export const orderSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  state: z.enum(ORDER_STATES),
  /** The number chosen so far, E.164; null while searching. */
  number: z.string().nullable(),
  /** The exact number that was asked for; null if any in the area code was. */
  requestedNumber: z.string().nullable(),
  phoneNumberId: z.uuid().nullable(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  voiceId: z.enum(VOICE_IDS),
  botId: z.uuid().nullable(),
  areaCode: z.string().nullable(),
  steps: z.array(
    z.object({
      step: z.enum(ORDER_STEPS),
      at: momentSchema.nullable(),
    }),
  ),
  /** The carrier's id of the number and its label there, once it is bought. */
  carrierNumberId: z.string().nullable(),
  carrierLabel: z.string().nullable(),
  /** The carrier's own code of the refusal because of which it failed, stopped or waits; null if there is none. */
  carrierErrorCode: z.string().nullable(),
  /** The request that placed it. */
  requestId: z.string(),
  failure: z
    .object({
      code: z.string(),
      message: z.string(),
      suggestions: z.array(z.string()).optional(),
      /** What has to change before it can succeed; null if the same purchase may succeed when it is tried again. */
      remedy: z.enum(ORDER_REMEDIES).nullable(),
    })
    .nullable(),
  /** What delays the order and when it is tried next; null if nothing does. */
  waiting: z.object({ code: z.enum(WAIT_REASONS), message: z.string(), nextTryAt: momentSchema }).nullable(),
  /** Why the order waits for a person to finish it or give it up; null unless it does. */
  stopped: z.object({ code: z.enum(STOP_REASONS), message: z.string(), at: momentSchema }).nullable(),
  /** Whether somebody gave the order up, so that its number is released. */
  givenUp: z.boolean(),
  organization: referenceSchema,
  bot: referenceSchema.nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Order = z.infer<typeof orderSchema>;
/** An order that continues after its request was answered. */
export const orderUnderWaySchema = z.object({ order: orderSchema });
export const orderListSchema = z.object({ orders: z.array(orderSchema), pagination: paginationSchema });
export type OrderList = z.infer<typeof orderListSchema>;

/** The result of a purchase's dry run: the number that would be bought now, and the slots that would be taken. */
export const purchaseDryRunSchema = z.object({
  availablePhoneNumber: availableNumberSchema,
  slots: z.object({ limit: z.number().int(), taken: z.number().int() }),
});
export type PurchaseDryRun = z.infer<typeof purchaseDryRunSchema>;
