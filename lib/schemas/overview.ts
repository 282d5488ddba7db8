import { z } from "zod";
import { LINE_STATES } from "@/lib/constants/numbers";
import { auditEntrySchema } from "./audit-entry";
import { orderSchema, phoneNumberSchema } from "./phone-number";

/** What the first page shows: how the lines are, what needs somebody, and what changed last. */
export const overviewSchema = z.object({
  /** Living lines by state; exact while `exact`, otherwise of the newest 10,000. */
  lines: z.object({
    total: z.number().int(),
    exact: z.boolean(),
    byState: z.record(z.enum(LINE_STATES), z.number().int()),
  }),
  /** Lines that somebody should look at, the gravest first; each says why in `attention` or `state`. */
  needsAttention: z.array(phoneNumberSchema),
  /** Organizations for which no line can be bought yet, with the fields they lack. */
  incompleteOrganizations: z.array(
    z.object({ id: z.uuid(), name: z.string(), missingFields: z.array(z.string()) }),
  ),
  /** Purchases under way, and those that failed in the last seven days. */
  orders: z.array(orderSchema),
  latestChanges: z.array(auditEntrySchema),
});
export type Overview = z.infer<typeof overviewSchema>;
