import { z } from "zod";
import { NAME_LENGTH, PAGE_LIMIT } from "@/lib/constants/limits";
import { DEFAULT_SORT, SORTS } from "@/lib/constants/lists";
import { trimMarks } from "@/lib/typed/marks";
import { readName, readPhone } from "@/lib/typed/reading";
import { rule, ruleIssue } from "./rule";

/** An id as the API writes it: a UUID of any version, compared in lower case. */
export const idSchema = idOr("This is not a valid id.");

/** The same, with its own message for a missing choice. */
export function idOr(error: string) {
  return z.uuid({ error }).transform((id) => id.toLowerCase());
}

/** One line of text, trimmed: letters of any script, no control characters or line breaks. Length is in code points. */
export function lineOfText(label: string, max: number, min = 1) {
  return z
    .string({ error: `${label} is required.` })
    .trim()
    .refine((text) => codePoints(text) >= min, { ...rule("required", `${label} is required.`), abort: true })
    .refine((text) => codePoints(text) <= max, atMost(label, max))
    .refine(
      (text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text),
      rule("invalid", `${label} cannot contain line breaks or control characters.`),
    )
    .meta({ minLength: min, maxLength: max, pattern: "^[^\\p{Cc}\\p{Cs}\\u2028\\u2029]*$" });
}

/**
 * The name of anything (product rule 5): letters of any script, digits, spaces, punctuation and emoji, but nothing
 * invisible. It is trimmed, invisible characters included, and stored in NFC. Length is in code points.
 */
export function nameText(label: string, max = NAME_LENGTH) {
  return z
    .string({ error: `${label} is required.` })
    .overwrite((text) => trimMarks(text.normalize("NFC")))
    .refine((text) => text !== "", { ...rule("required", `${label} is required.`), abort: true })
    .refine((text) => codePoints(text) <= max, { ...atMost(label, max), abort: true })
    .check((ctx) => {
      const bad = readName(ctx.value, label);
      if (bad) ctx.issues.push(ruleIssue(bad.reason, bad.message, { input: ctx.value }));
    })
    .meta({ minLength: 1, maxLength: max });
}

/**
 * The name of something that may have a longer one, from before the limit. An edit takes that name back as it is, and the
 * domain refuses any other one that is too long (`assertNewName`).
 */
export function editedNameText(label: string, former: number) {
  return nameText(label, former).meta({ maxLength: NAME_LENGTH });
}

/** Several lines of text: like `lineOfText`, but with tabs and line breaks. */
export function blockOfText(label: string, max: number, min = 1) {
  return z
    .string({ error: `${label} is required.` })
    .trim()
    .refine((text) => codePoints(text) >= min, { ...rule("required", `${label} is required.`), abort: true })
    .refine((text) => codePoints(text) <= max, atMost(label, max))
    .refine(
      (text) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\t\n\r]/g, "")),
      rule("invalid", `${label} cannot contain control characters.`),
    )
    .meta({ minLength: min, maxLength: max, pattern: "^(?:[^\\p{Cc}\\p{Cs}]|[\\t\\n\\r])*$" });
}

function atMost(label: string, max: number) {
  return rule("too_long", tooLongText(label, max), { maxLength: max });
}

/** The sentence for a text that is too long. */
export function tooLongText(label: string, max: number): string {
  return `${label} can have ${max} characters at most.`;
}

/** The length of a text in code points, which is how every limit in the product counts. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** An act of the console on something that was shown: its input, with the version that was shown. */
export function onShown<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape, z.core.$strict>) {
  return schema.extend({ version: z.number().int().positive() });
}

/** The same for something that has no version: its input, with the part of its state that was shown. */
export function onShownState<Shape extends z.ZodRawShape, State extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  state: State,
) {
  return schema.extend({ shown: z.strictObject(state) });
}

/** An empty form field means "not set"; so does one that holds only spaces and invisible characters. */
export function emptyToNull<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === "string" && trimMarks(value) === "" ? null : value),
    schema.nullable(),
  );
}

/**
 * A phone number of any country, as people type and paste it ("(312) 555-0100", "tel:+31-85-083-5037"), read as E.164. It
 * must be possible: for +1 by the rules of area codes and exchanges, elsewhere by the lengths that its country uses.
 */
export const phoneSchema = z.string({ error: "Enter a phone number." }).transform((typed, ctx) => {
  const reading = readPhone(typed);
  if ("e164" in reading) return reading.e164;
  ctx.issues.push(ruleIssue(reading.reason, reading.message, { input: typed }));
  return z.NEVER;
});

/** A number that can be bought here: one of the US and its neighbors. */
export const usPhoneSchema = phoneSchema.refine(
  (number) => number.startsWith("+1"),
  rule("invalid_format", "Enter a US number as +1 and ten digits."),
);

/** A yes or no in a query: `true` or `false`, and nothing else that could mean the same. */
export const flagSchema = z
  .stringbool({ truthy: ["true"], falsy: ["false"], case: "sensitive", error: "Use true or false." })
  .meta({ enum: ["true", "false"] });

/** A whole number, or a string of its digits, as queries and forms send it. */
export function wholeNumber(error: string, min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value),
    z.number({ error }).int(error).min(min, error).max(max, error),
  );
}

/** The size of a page: at most `max`, and `otherwise` if none is given. */
export function limitUpTo(max: number, otherwise: number) {
  return wholeNumber(`Enter a number between 1 and ${max}.`, 1, max).default(otherwise);
}

/** A two-letter code, such as a state or a country, in capitals. */
export function twoLetters(error: string) {
  return z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2}$/, { error })
    .toUpperCase();
}

/** Keyset paging of every list (product rule 27). */
export const pageSchema = z.object({
  limit: limitUpTo(PAGE_LIMIT.max, PAGE_LIMIT.default),
  cursor: z.string().max(1000).optional(),
});

/**
 * Filters of a list by place: `orgId` is one organization's own rows, `accountId` those of an account and all its
 * locations.
 */
export const scopeFields = { orgId: idSchema.optional(), accountId: idSchema.optional() };
export type ScopeFilters = { orgId?: string | undefined; accountId?: string | undefined };

/** Orders of a list that takes `sort`. */
export const sortSchema = z.enum(SORTS).default(DEFAULT_SORT);

export const paginationSchema = z.object({ limit: z.number().int(), nextCursor: z.string().nullable() });
export type Pagination = z.infer<typeof paginationSchema>;

/** A moment in an answer: ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

/** Something that an answer refers to: its id and name. */
export const referenceSchema = z.object({ id: z.uuid(), name: z.string() });

/** What an answer says about something that was deleted. */
export const deletedSchema = z.object({ id: z.uuid() });
