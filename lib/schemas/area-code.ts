import { z } from "zod";
import { STOCK_LEVELS } from "@/lib/constants/carrier";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { idSchema, limitUpTo, momentSchema, twoLetters, usPhoneSchema } from "./common";

/**
 * An area code as typed. The domain decides whether it is a US code in service (`invalid_area_code`), since it can say
 * why not.
 */
export const areaCodeText = z.string().trim().max(20, "Enter a three-digit area code.");

/** Searches the carrier by area code, by digits or letters in the number, or by city and state. */
export const searchAvailableInput = z.object({
  areaCode: areaCodeText.optional(),
  contains: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9*]{1,10}$/, "Enter 1 to 10 letters or digits.")
    .optional(),
  city: z.string().trim().max(100).optional(),
  state: twoLetters("Enter two letters, such as IL.").optional(),
  near: usPhoneSchema.optional(),
  limit: limitUpTo(30, 10),
});
export type SearchAvailableInput = z.infer<typeof searchAvailableInput>;
export type AvailableNumberFilters = z.input<typeof searchAvailableInput>;

/** Finds area codes by code, city or state (`q`), or suggests some for an organization. */
export const listAreaCodesInput = z.object({
  q: z.string().trim().max(SEARCH_LENGTH).optional(),
  orgId: idSchema.optional(),
  city: z.string().trim().max(100).optional(),
  state: twoLetters("Enter two letters, such as IL.").optional(),
  limit: limitUpTo(50, 12),
});
export type ListAreaCodesInput = z.infer<typeof listAreaCodesInput>;
export type AreaCodeFilters = z.input<typeof listAreaCodesInput>;

export const availableNumberSchema = z.object({
  phoneNumber: z.string(),
  areaCode: z.string(),
  locality: z.string().nullable(),
  region: z.string().nullable(),
  /** US dollars a month as a decimal string; null if the carrier does not say. */
  monthlyPrice: z.string().nullable(),
});
export type AvailableNumber = z.infer<typeof availableNumberSchema>;

export const availableNumberListSchema = z.object({ availablePhoneNumbers: z.array(availableNumberSchema) });
export type AvailableNumberList = z.infer<typeof availableNumberListSchema>;

export const areaCodeSchema = z.object({
  code: z.string(),
  region: z.string(),
  regionName: z.string(),
  cities: z.array(z.string()),
  timeZones: z.array(z.string()),
  overlays: z.array(z.string()),
  inService: z.boolean(),
  /** Why it is suggested ("Chicago, your address", "Overlay of 312", "Nearby"); null for search results. */
  reason: z.string().nullable(),
  stock: z.object({ level: z.enum(STOCK_LEVELS), checkedAt: momentSchema }).nullable(),
});
export type AreaCode = z.infer<typeof areaCodeSchema>;
export const areaCodeListSchema = z.object({
  areaCodes: z.array(areaCodeSchema),
  /** Why the three digits searched for cannot be chosen ("800 is for toll-free numbers…"); null if they can. */
  explanation: z.string().nullable(),
  /** The timezone of the place asked about, to suggest for an address; null without a place. */
  timeZone: z.string().nullable(),
});
export type AreaCodeList = z.infer<typeof areaCodeListSchema>;
