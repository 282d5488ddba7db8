import { z } from "zod";
import { AUDIT_SUBJECTS } from "@/lib/constants/audit";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { LINE_STATES } from "@/lib/constants/line-states";
import { ORDER_STAGES } from "@/lib/constants/order-states";
import { HIT_KINDS, HITS_LIMIT } from "@/lib/constants/search";
import { limitUpTo, momentSchema, referenceSchema, scopeFields } from "./common";

/** A search over everything that the caller reaches; what is in the organization or account comes first. */
export const searchInput = z.object({
  q: z
    .string({ error: "Enter what to search for." })
    .trim()
    .min(1, "Enter what to search for.")
    .max(SEARCH_LENGTH),
  ...scopeFields,
  limit: limitUpTo(HITS_LIMIT.max, HITS_LIMIT.default),
});
export type SearchInput = z.infer<typeof searchInput>;

/** One thing that a search found: what it is, and where. */
export const hitSchema = z.object({
  kind: z.enum(HIT_KINDS),
  id: z.uuid(),
  title: z.string(),
  detail: z.string().nullable(),
  lineState: z.enum(LINE_STATES).nullable(),
  orderStage: z.enum(ORDER_STAGES).nullable(),
  /** What a change was about; null for everything but changes. */
  subjectType: z.enum(AUDIT_SUBJECTS).nullable(),
  subjectId: z.uuid().nullable(),
  carrier: z.string().nullable(),
  at: momentSchema.nullable(),
  organization: referenceSchema.nullable(),
  account: referenceSchema.nullable(),
  /** The bot that a line is attached to; null for anything else. */
  bot: referenceSchema.nullable(),
  /** City and state of its organization, which tell two organizations of one name apart. */
  place: z.string().nullable(),
});
export type Hit = z.infer<typeof hitSchema>;

export const hitListSchema = z.object({
  hits: z.array(hitSchema),
  /** The kinds that have more hits than were asked for. */
  more: z.array(z.enum(HIT_KINDS)),
  /** What was found outside the organization or account that was asked for. */
  elsewhere: z.array(hitSchema),
});
export type HitList = z.infer<typeof hitListSchema>;
