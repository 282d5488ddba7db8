import { z } from "zod";
import {
  DRIFT_FIELDS,
  FINDING_KINDS,
  FINDING_STATES,
  RESOLUTIONS,
  RUN_STATES,
  RUN_TRIGGERS,
} from "@/lib/constants/carrier";
import { LANGUAGES } from "@/lib/constants/languages";
import { VOICE_IDS } from "@/lib/constants/voices";
import {
  emptyToNull,
  idOr,
  idSchema,
  momentSchema,
  nameText,
  onShownState,
  pageSchema,
  paginationSchema,
} from "./common";

/** Starts a run. `acceptLosses` believes the carrier even if it lists suspiciously few of our lines. */
export const startRunInput = z.strictObject({
  acceptLosses: z.boolean().optional(),
  /** The carrier to reconcile with; without it, every configured one. */
  carrier: z.string().optional(),
});
export type StartRunInput = z.infer<typeof startRunInput>;

/** Adds a stray number to an organization as a line. */
export const adoptNumberInput = z.strictObject({
  findingId: idSchema,
  orgId: idOr("Choose an organization."),
  name: nameText("The name"),
  language: z.enum(LANGUAGES, { error: "Choose a language." }),
  voiceId: z.enum(VOICE_IDS, { error: "Choose a voice." }),
  botId: emptyToNull(idSchema).optional(),
});
export type AdoptNumberInput = z.infer<typeof adoptNumberInput>;

export const findingIdInput = z.strictObject({ findingId: idSchema });
export type FindingIdInput = z.infer<typeof findingIdInput>;

/** What a stray's row shows: whether somebody has already acted on it. */
const findingState = { state: z.enum(FINDING_STATES), resolution: z.enum(RESOLUTIONS).nullable() };
export type FindingShown = z.infer<z.ZodObject<typeof findingState>>;
export const adoptShownInput = onShownState(adoptNumberInput, findingState);
export const releaseShownStrayInput = onShownState(findingIdInput, findingState);

export const listFindingsInput = pageSchema.extend({
  /** True for settled findings; false for those that somebody should look at. */
  settled: z.stringbool().optional(),
});
export type ListFindingsInput = z.infer<typeof listFindingsInput>;

const carrierNameSchema = z.object({ name: z.string(), displayName: z.string() });

/** A difference between the carrier's list and ours. */
export const findingSchema = z.object({
  id: z.uuid(),
  carrier: carrierNameSchema,
  kind: z.enum(FINDING_KINDS),
  state: z.enum(FINDING_STATES),
  resolution: z.enum(RESOLUTIONS).nullable(),
  number: z.string(),
  carrierNumberId: z.string(),
  /** The name that the carrier shows for it. */
  label: z.string().nullable(),
  /** The fields that drifted. */
  drift: z.array(z.enum(DRIFT_FIELDS)),
  /** US dollars a month as a decimal string; null if the carrier does not say. */
  monthlyPrice: z.string().nullable(),
  /** The order that bought the number, according to its label. */
  order: z.object({ id: z.uuid(), orgId: z.uuid(), name: z.string() }).nullable(),
  phoneNumberId: z.uuid().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: momentSchema.nullable(),
  createdAt: momentSchema,
});
export type Finding = z.infer<typeof findingSchema>;
export const findingListSchema = z.object({ findings: z.array(findingSchema), pagination: paginationSchema });
export type FindingList = z.infer<typeof findingListSchema>;

/** A run: one comparison of a carrier's list with ours. */
export const carrierRunSchema = z.object({
  id: z.uuid(),
  carrier: carrierNameSchema,
  state: z.enum(RUN_STATES),
  trigger: z.enum(RUN_TRIGGERS),
  actorName: z.string(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** How many numbers the carrier listed. */
  listed: z.number().int(),
  /** What this run found: paid for but unknown here, gone at the carrier, back again, and repaired. */
  strays: z.number().int(),
  lost: z.number().int(),
  found: z.number().int(),
  repaired: z.number().int(),
  /** Lines that the carrier did not list but the run left alone, because there were too many of them to be credible. */
  doubted: z.number().int(),
  startedAt: momentSchema,
  finishedAt: momentSchema.nullable(),
});
export type CarrierRun = z.infer<typeof carrierRunSchema>;
