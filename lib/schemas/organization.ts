import { z } from "zod";
import { DAYS_OF_WEEK, US_STATES } from "@/lib/constants/organizations";
import {
  emptyToNull,
  idSchema,
  lineOfText,
  momentSchema,
  pageSchema,
  paginationSchema,
  phoneSchema,
  sortSchema,
  twoLetters,
} from "./common";

/** An IANA zone that this runtime knows. */
export const timeZoneSchema = z
  .string({ error: "Choose a timezone." })
  .refine(isTimeZone, { error: "Choose a timezone of the list, such as America/Chicago." });

function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A US address; each part may wait, but a line can only be bought for a complete one (product rule 1). */
export const addressSchema = z.strictObject({
  addressLine1: emptyToNull(lineOfText("The street", 200)).optional(),
  addressLine2: emptyToNull(lineOfText("The second line", 200)).optional(),
  city: emptyToNull(lineOfText("The city", 100)).optional(),
  state: emptyToNull(
    z
      .string()
      .trim()
      .toUpperCase()
      .refine((code) => code in US_STATES, { error: "Choose a state of the list." }),
  ).optional(),
  zip: emptyToNull(
    z
      .string()
      .trim()
      .regex(/^\d{5}(-\d{4})?$/, { error: "A ZIP code has five digits." }),
  ).optional(),
  country: emptyToNull(twoLetters("Two letters, such as US.")).optional(),
});
export type AddressInput = z.infer<typeof addressSchema>;

const timeOfDaySchema = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: "Write a time like 08:30." })
  .transform((time) => time.padStart(5, "0"));

const officeHoursFields = {
  dayOfWeek: z.enum(DAYS_OF_WEEK),
  isClosed: z.boolean(),
  open: emptyToNull(timeOfDaySchema).optional(),
  close: emptyToNull(timeOfDaySchema).optional(),
};

/** Both times exactly when not closed, opening before closing. */
function checkTimes(ctx: z.core.ParsePayload<{ isClosed: boolean; open?: unknown; close?: unknown }>): void {
  const { isClosed, open, close } = ctx.value;
  if (isClosed) return;
  const refuse = (field: string, code: string, message: string) =>
    ctx.issues.push({ code: "custom", path: [field], message, params: { code }, input: ctx.value });
  if (!open) refuse("open", "required", "When does it open?");
  if (!close) refuse("close", "required", "When does it close?");
  if (open && close && open >= close) refuse("close", "invalid", "Closing comes after opening.");
}

/** Office hours of one day. */
export const officeHoursDaySchema = z
  .strictObject(officeHoursFields)
  .check(checkTimes)
  .transform((day) => ({
    dayOfWeek: day.dayOfWeek,
    isClosed: day.isClosed,
    open: day.isClosed ? null : (day.open ?? null),
    close: day.isClosed ? null : (day.close ?? null),
  }));
export type OfficeHoursDay = z.infer<typeof officeHoursDaySchema>;

/** Up to seven days, each once. */
export const officeHoursSchema = z
  .array(officeHoursDaySchema)
  .max(7)
  .refine((days) => new Set(days.map((day) => day.dayOfWeek)).size === days.length, {
    error: "Each day once.",
  });

/** The office hours of one day of an organization; the other days stay as they are. */
export const setOfficeHoursInput = z.strictObject({ id: idSchema, ...officeHoursFields }).check(checkTimes);
export type SetOfficeHoursInput = z.infer<typeof setOfficeHoursInput>;

const organizationFields = {
  name: lineOfText("The name", 120),
  phone: emptyToNull(phoneSchema),
  timezone: timeZoneSchema,
  referenceId: emptyToNull(lineOfText("The reference", 255)).optional(),
  address: addressSchema.optional(),
  officeHours: officeHoursSchema.optional(),
};

/** A location of an account; without `parentAccountOrgId` it goes to the caller's own account. */
export const createOrganizationInput = z.strictObject({
  ...organizationFields,
  parentAccountOrgId: emptyToNull(idSchema).optional(),
});
export type CreateOrganizationInput = z.infer<typeof createOrganizationInput>;

export const updateOrganizationInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  name: organizationFields.name.optional(),
  phone: organizationFields.phone.optional(),
  timezone: organizationFields.timezone.optional(),
  referenceId: organizationFields.referenceId,
  address: organizationFields.address,
  officeHours: organizationFields.officeHours,
});
export type UpdateOrganizationInput = z.infer<typeof updateOrganizationInput>;

/** A new account: its organization at the top and its first admin, who gets an invitation. Support only. */
export const createAccountInput = z.strictObject({
  name: organizationFields.name,
  timezone: timeZoneSchema,
  phone: organizationFields.phone.optional(),
  address: addressSchema.optional(),
});
export type CreateAccountInput = z.infer<typeof createAccountInput>;

export const organizationIdInput = z.strictObject({ id: idSchema });

export const listOrganizationsInput = pageSchema.extend({
  q: z.string().trim().max(100).optional(),
  accountId: idSchema.optional(),
  state: twoLetters("Two letters, such as IL.").optional(),
  sort: sortSchema,
});
export type ListOrganizationsInput = z.infer<typeof listOrganizationsInput>;
export type OrganizationFilters = z.input<typeof listOrganizationsInput>;

/** One day of an answer; both times are null when closed. */
export const officeHoursSetSchema = z.object({
  dayOfWeek: z.enum(DAYS_OF_WEEK),
  isClosed: z.boolean(),
  open: z.string().nullable(),
  close: z.string().nullable(),
});

export const organizationSchema = z.object({
  id: z.uuid(),
  parentAccountOrgId: z.uuid().nullable(),
  /** The account's own id: `parentAccountOrgId`, or `id` at the top. */
  accountId: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  timezone: z.string(),
  referenceId: z.string().nullable(),
  address: z.object({
    addressLine1: z.string().nullable(),
    addressLine2: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    zip: z.string().nullable(),
    country: z.string().nullable(),
  }),
  officeHours: z.array(officeHoursSetSchema),
  /** Fields still missing before a number can be bought ("address.zip"); empty when complete. */
  missingFields: z.array(z.string()),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Organization = z.infer<typeof organizationSchema>;
/** All seven days, Monday first. */
export const officeHoursListSchema = z.object({ officeHours: z.array(officeHoursSetSchema) });
export type OfficeHoursList = z.infer<typeof officeHoursListSchema>;

export const organizationListSchema = z.object({
  organizations: z.array(organizationSchema),
  pagination: paginationSchema,
});
export type OrganizationList = z.infer<typeof organizationListSchema>;
