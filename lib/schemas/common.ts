import { z } from "zod";
import { parsePhone } from "@/lib/phone";

/** An id as the API writes it: a UUID of any version, compared in lower case. */
export const idSchema = idOr("This is not an id.");

/** The same, with what to say where nothing was chosen. */
export function idOr(error: string) {
  return z.uuid({ error }).transform((id) => id.toLowerCase());
}

/** One line of text, trimmed; letters of any script, no control characters or line breaks. Length in code points. */
export function lineOfText(label: string, max: number, min = 1) {
  return z
    .string({ error: `${label} is needed.` })
    .trim()
    .refine((text) => codePoints(text) >= min, { error: `${label} is needed.`, abort: true })
    .refine((text) => codePoints(text) <= max, { error: `${label} can have ${max} characters at most.` })
    .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text), {
      error: `${label} cannot hold line breaks or control characters.`,
    })
    .meta({ minLength: min, maxLength: max });
}

/** Several lines of text: as `lineOfText`, but tabs and line breaks are allowed. */
export function blockOfText(label: string, max: number, min = 1) {
  return z
    .string({ error: `${label} is needed.` })
    .trim()
    .refine((text) => codePoints(text) >= min, { error: `${label} is needed.`, abort: true })
    .refine((text) => codePoints(text) <= max, { error: `${label} can have ${max} characters at most.` })
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\t\n\r]/g, "")), {
      error: `${label} cannot hold control characters.`,
    })
    .meta({ minLength: min, maxLength: max });
}

/** Length of a text in code points, as every limit of the product counts it. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** An empty field of a form means "not set". */
export function emptyToNull<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    schema.nullable(),
  );
}

/** E.164, any country: a plus and 7 to 15 digits, the first of them not 0. */
export const e164Schema = z
  .string({ error: "Enter a phone number." })
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, { error: "Write the number with its country code, like +13125550142." });

/** A phone number as people type it, "(312) 555-0100" or "+44 20 7946 0958", kept as E.164. */
export const phoneSchema = phoneOr("Write a phone number with its area code, like (312) 555-0100.");

/** The same, with what to say where it is none. */
export function phoneOr(error: string) {
  return z
    .string({ error: "Enter a phone number." })
    .trim()
    .transform((typed, ctx) => {
      const number = parsePhone(typed);
      if (number !== null) return number;
      ctx.issues.push({
        code: "custom",
        input: typed,
        message: error,
        params: { code: "invalid_format" },
      });
      return z.NEVER;
    });
}

/** A whole number: itself, or as a query and a form have it, its digits and nothing else. */
export function wholeNumber(error: string, min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value),
    z.number({ error }).int(error).min(min, error).max(max, error),
  );
}

/** How many a list answers at most; `by` where it is not said. */
export function limitUpTo(max: number, by: number) {
  return wholeNumber(`Between 1 and ${max}.`, 1, max).default(by);
}

/** A code of two letters, such as a state or a country; kept in capitals. */
export function twoLetters(error: string) {
  return z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2}$/, { error })
    .toUpperCase();
}

/** Keyset paging of every list (product rule 27). */
export const pageSchema = z.object({
  limit: limitUpTo(100, 20),
  cursor: z.string().max(1000).optional(),
});

/** Orders of a list that takes `sort`. */
export const sortSchema = z.enum(["createdAt", "-createdAt", "name", "-name"]).default("-createdAt");

export const paginationSchema = z.object({ limit: z.number().int(), nextCursor: z.string().nullable() });
export type Pagination = z.infer<typeof paginationSchema>;

/** A moment in an answer: ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

/** What an answer points at, by its id and how it is called. */
export const referenceSchema = z.object({ id: z.uuid(), name: z.string() });

/** What is left to say of a thing that was deleted. */
export const deletedSchema = z.object({ id: z.uuid() });
