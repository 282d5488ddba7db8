import type { z } from "zod";
import type { ErrorCode } from "@/lib/errors";

/** One operation of the API: what its route takes and answers. The OpenAPI document is made from these. */
export interface Contract<Input extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  /** Unique, in camel case: "listPhoneNumbers". */
  id: string;
  method: "GET";
  /** As the folders below `app` spell it, "/v1/phone-numbers/{id}". */
  path: `/v1/${string}`;
  summary: string;
  /** Path and query parameters together; unknown ones are refused. */
  input: Input;
  /** What `data` holds. */
  answer: Answer;
  /** What it can refuse beside what every route can. */
  errors: readonly ErrorCode[];
}

/** Declares an operation, with unknown parameters refused by name (product rule 8). */
export function defineContract<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
): Contract<Input, Answer> {
  return { ...contract, input: contract.input.strict() as unknown as Input };
}
