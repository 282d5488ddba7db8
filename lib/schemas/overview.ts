import { z } from "zod";
import { LINE_STATES } from "@/lib/constants/line-states";
import { auditEntrySchema } from "./audit-entry";
import { findingSchema } from "./carrier";
import { orderSchema } from "./order";
import { phoneNumberSchema } from "./phone-number";

const incompleteOrganizationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  missingFields: z.array(z.string()),
});
export type IncompleteOrganization = z.infer<typeof incompleteOrganizationSchema>;

/** Something that somebody should look at: what it is says why. */
export const needSchema = z.discriminatedUnion("kind", [
  /** A line that is lost, not answering, about to be released, or needs attention. */
  z.object({ kind: z.literal("line"), line: phoneNumberSchema }),
  /** A purchase that stopped, or failed in the last seven days. */
  z.object({ kind: z.literal("order"), order: orderSchema }),
  /** A number that is paid for and unknown here. Only for support. */
  z.object({ kind: z.literal("stray"), finding: findingSchema }),
  /** A practice for which no number can be bought yet. An account that only holds locations is none. */
  z.object({ kind: z.literal("organization"), organization: incompleteOrganizationSchema }),
]);
export type Need = z.infer<typeof needSchema>;

/** A page of everything that needs somebody, the worst first, and how much there is in all. */
const needsYouSchema = z.object({
  items: z.array(needSchema),
  count: z.number().int(),
  /** If false, there is more than `count`. */
  exact: z.boolean(),
  nextCursor: z.string().nullable(),
});
export type NeedsYou = z.infer<typeof needsYouSchema>;

/** What the first page shows: the state of the lines, what needs attention, and the latest changes. */
export const overviewSchema = z.object({
  /** Lines by state, without released ones. If not `exact`, only the newest 10,000 are counted. */
  lines: z.object({
    total: z.number().int(),
    exact: z.boolean(),
    byState: z.record(z.enum(LINE_STATES), z.number().int()),
  }),
  needsYou: needsYouSchema,
  /** Orders that go on by themselves. */
  runningOrders: z.array(orderSchema),
  latestChanges: z.array(auditEntrySchema),
});
export type Overview = z.infer<typeof overviewSchema>;
