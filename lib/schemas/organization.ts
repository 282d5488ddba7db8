import { z } from "zod";
import type { FieldCode } from "@/lib/constants/field-codes";
import { FORMER_NAME_LENGTH, SEARCH_LENGTH } from "@/lib/constants/limits";
import { DAYS_OF_WEEK, US_STATES } from "@/lib/constants/organizations";
import { readTimeZone } from "@/lib/typed/reading";
import {
  editedNameText,
  emptyToNull,
  flagSchema,
  idSchema,
  lineOfText,
  momentSchema,
  nameText,
  onShown,
  pageSchema,
  paginationSchema,
  phoneSchema,
  scopeFields,
  sortSchema,
  twoLetters,
} from "./common";
import { rule, ruleIssue } from "./rule";

/** An IANA zone that this runtime knows, in any case and under any of its names; stored under its canonical one. */
export const timeZoneSchema = z
  .string({ error: "Choose a timezone." })
  .overwrite((zone) => readTimeZone(zone) ?? zone)
  .refine(
    (zone) => readTimeZone(zone) !== null,
    rule("invalid", "Choose a timezone from the list, such as America/Chicago."),
  )
  .meta({ pattern: "^[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*$" });

/** A US address. Parts can be added later, but a number can only be bought once it is complete (product rule 1). */
export const addressSchema = z.strictObject({
  addressLine1: emptyToNull(lineOfText("The street", 200)).optional(),
  addressLine2: emptyToNull(lineOfText("The suite or floor", 200)).optional(),
  city: emptyToNull(lineOfText("The city", 100)).optional(),
  state: emptyToNull(
    z
      .string()
      .trim()
      .toUpperCase()
      .refine((code) => code in US_STATES, rule("invalid", "Choose a US state from the list."))
      .meta({ pattern: "^[A-Za-z]{2}$" }),
  ).optional(),
  zip: emptyToNull(
    z
      .string()
      .trim()
      .regex(/^\d{5}(-\d{4})?$/, { error: "Enter a five-digit ZIP code." }),
  ).optional(),
  country: emptyToNull(twoLetters("Enter two letters, such as US.")).optional(),
});
export type AddressInput = z.infer<typeof addressSchema>;

const timeOfDaySchema = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: "Enter a time like 08:30." })
  .transform((time) => time.padStart(5, "0"));

const officeHoursFields = {
  dayOfWeek: z.enum(DAYS_OF_WEEK),
  isClosed: z.boolean(),
  open: emptyToNull(timeOfDaySchema).optional(),
  close: emptyToNull(timeOfDaySchema).optional(),
};

/** An open day needs both times, opening before closing. */
function checkTimes(ctx: z.core.ParsePayload<{ isClosed: boolean; open?: unknown; close?: unknown }>): void {
  const { isClosed, open, close } = ctx.value;
  if (isClosed) return;
  const refuse = (field: string, code: FieldCode, message: string) =>
    ctx.issues.push(ruleIssue(code, message, { input: ctx.value, path: [field] }));
  if (!open) refuse("open", "required", "Enter an opening time.");
  if (!close) refuse("close", "required", "Enter a closing time.");
  if (open && close && open >= close) refuse("close", "invalid", "Closing time must be after opening time.");
}

/** The office hours of one day. */
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

/** Up to seven different days. */
export const officeHoursSchema = z
  .array(officeHoursDaySchema)
  .max(7)
  .refine(
    (days) => new Set(days.map((day) => day.dayOfWeek)).size === days.length,
    rule("invalid", "List each day only once."),
  );

/** An organization's office hours for one day. The other days stay unchanged. */
export const setOfficeHoursInput = z.strictObject({ id: idSchema, ...officeHoursFields }).check(checkTimes);
export type SetOfficeHoursInput = z.infer<typeof setOfficeHoursInput>;

const organizationFields = {
  name: nameText("The name"),
  phone: emptyToNull(phoneSchema),
  timezone: timeZoneSchema,
  referenceId: emptyToNull(lineOfText("The reference", 255)).optional(),
  address: addressSchema.optional(),
  officeHours: officeHoursSchema.optional(),
};

/** A location of an account; without `parentAccountOrgId`, of the caller's own account. */
export const createOrganizationInput = z.strictObject({
  ...organizationFields,
  parentAccountOrgId: emptyToNull(idSchema).optional(),
});
export type CreateOrganizationInput = z.infer<typeof createOrganizationInput>;

export const updateOrganizationInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  name: editedNameText("The name", FORMER_NAME_LENGTH.organization).optional(),
  phone: organizationFields.phone.optional(),
  timezone: organizationFields.timezone.optional(),
  referenceId: organizationFields.referenceId,
  address: organizationFields.address,
  officeHours: organizationFields.officeHours,
});
export type UpdateOrganizationInput = z.infer<typeof updateOrganizationInput>;

/** An edit in the console, based on the version that was shown. */
export const editOrganizationInput = onShown(updateOrganizationInput);

/** A new account: its top organization. Support only. */
export const createAccountInput = z.strictObject({
  name: organizationFields.name,
  timezone: timeZoneSchema,
  phone: organizationFields.phone.optional(),
  referenceId: organizationFields.referenceId,
  address: addressSchema.optional(),
});
export type CreateAccountInput = z.infer<typeof createAccountInput>;

export const organizationIdInput = z.strictObject({ id: idSchema });

export const listOrganizationsInput = pageSchema.extend({
  q: z.string().trim().max(SEARCH_LENGTH).optional(),
  ...scopeFields,
  /** Also counts the slots that each organization has taken. */
  withSlots: flagSchema.optional(),
  state: twoLetters("Enter two letters, such as IL.").optional(),
  referenceId: lineOfText("The reference", 255).optional(),
  sort: sortSchema,
});
export type ListOrganizationsInput = z.infer<typeof listOrganizationsInput>;
export type OrganizationFilters = z.input<typeof listOrganizationsInput>;

/** One day of office hours in an answer; both times are null on a closed day. */
export const officeHoursSetSchema = z.object({
  dayOfWeek: z.enum(DAYS_OF_WEEK),
  isClosed: z.boolean(),
  open: z.string().nullable(),
  close: z.string().nullable(),
});

export const organizationSchema = z.object({
  id: z.uuid(),
  parentAccountOrgId: z.uuid().nullable(),
  /** The id of the account: `parentAccountOrgId`, or `id` for the account itself. */
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
  /** Fields that must be set before a number can be bought ("address.zip"); empty if none is missing. */
  missingFields: z.array(z.string()),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Organization = z.infer<typeof organizationSchema>;
/** All seven days, Monday first, with the version of their organization. */
export const officeHoursListSchema = z.object({
  officeHours: z.array(officeHoursSetSchema),
  version: z.number().int(),
});
export type OfficeHoursList = z.infer<typeof officeHoursListSchema>;
/** One day that was set, with the version of the organization that includes it. */
export const officeHoursOfDaySchema = officeHoursSetSchema.extend({ version: z.number().int() });
export type OfficeHoursOfDay = z.infer<typeof officeHoursOfDaySchema>;

/** How many of its slots an organization has taken: by lines and open orders (product rule 4). */
export const slotsSchema = z.object({ taken: z.number().int(), limit: z.number().int() });
export type Slots = z.infer<typeof slotsSchema>;

/** An organization in a list, which tells organizations of one name apart. */
export const listedOrganizationSchema = organizationSchema.extend({
  /** The name of its account, or its own if it is one; null if the caller does not reach the account. */
  accountName: z.string().nullable(),
  /** Only if `withSlots` asked for them. */
  slots: slotsSchema.optional(),
});
export type ListedOrganization = z.infer<typeof listedOrganizationSchema>;

export const organizationListSchema = z.object({
  organizations: z.array(listedOrganizationSchema),
  pagination: paginationSchema,
});
export type OrganizationList = z.infer<typeof organizationListSchema>;
