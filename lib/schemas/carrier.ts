import { z } from "zod";
import {
  DRIFT_FIELDS,
  FINDING_KINDS,
  FINDING_STATES,
  RESOLUTIONS,
  RUN_STATES,
  RUN_TRIGGERS,
} from "@/lib/constants/carrier";
import { LANGUAGES, VOICE_IDS } from "@/lib/constants/numbers";
import {
  emptyToNull,
  idOr,
  idSchema,
  lineOfText,
  momentSchema,
  pageSchema,
  paginationSchema,
} from "./common";

/** Asks for a comparison. `acceptLosses` believes the carrier even when it lists suspiciously few of our lines. */
export const startRunInput = z.strictObject({ acceptLosses: z.boolean().optional() });
export type StartRunInput = z.infer<typeof startRunInput>;

/** Takes a stray number into an organization as a line. */
export const adoptNumberInput = z.strictObject({
  findingId: idSchema,
  orgId: idOr("Choose an organization."),
  name: lineOfText("The name", 100),
  language: z.enum(LANGUAGES, { error: "Choose a language." }),
  voiceId: z.enum(VOICE_IDS, { error: "Choose a voice." }),
  botId: emptyToNull(idSchema).optional(),
});
export type AdoptNumberInput = z.infer<typeof adoptNumberInput>;

export const findingIdInput = z.strictObject({ findingId: idSchema });
export type FindingIdInput = z.infer<typeof findingIdInput>;

export const listFindingsInput = pageSchema.extend({
  /** Those that somebody should look at, or those that are settled. */
  settled: z.stringbool().optional(),
});
export type ListFindingsInput = z.infer<typeof listFindingsInput>;

/** A difference between the carrier's list and ours. */
export const findingSchema = z.object({
  id: z.uuid(),
  kind: z.enum(FINDING_KINDS),
  state: z.enum(FINDING_STATES),
  resolution: z.enum(RESOLUTIONS).nullable(),
  number: z.string(),
  carrierNumberId: z.string(),
  /** What it is called at the carrier. */
  label: z.string().nullable(),
  /** What had drifted. */
  drift: z.array(z.enum(DRIFT_FIELDS)),
  /** US dollars a month, as a decimal text; null where the carrier does not say. */
  monthlyPrice: z.string().nullable(),
  /** The purchase that the number comes from, as its label says. */
  order: z.object({ id: z.uuid(), orgId: z.uuid(), name: z.string() }).nullable(),
  phoneNumberId: z.uuid().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: momentSchema.nullable(),
  createdAt: momentSchema,
});
export type Finding = z.infer<typeof findingSchema>;
export const findingListSchema = z.object({ findings: z.array(findingSchema), pagination: paginationSchema });
export type FindingList = z.infer<typeof findingListSchema>;

/** A comparison of the carrier's list with ours. */
export const carrierRunSchema = z.object({
  id: z.uuid(),
  state: z.enum(RUN_STATES),
  trigger: z.enum(RUN_TRIGGERS),
  actorName: z.string(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Numbers that the carrier listed. */
  listed: z.number().int(),
  /** Found in this run: paid for but unknown here, gone there, back again, set right. */
  strays: z.number().int(),
  lost: z.number().int(),
  found: z.number().int(),
  repaired: z.number().int(),
  /** Lines that the carrier did not list, and that were left alone since they were too many to believe. */
  doubted: z.number().int(),
  startedAt: momentSchema,
  finishedAt: momentSchema.nullable(),
});
export type CarrierRun = z.infer<typeof carrierRunSchema>;
