import type { JsonSchema } from "../schemas";

/** What the OpenAPI document of a dialect says beyond its contracts. */
export interface DialectTexts {
  title: string;
  description: string;
  /** A description of every field, in requests and responses alike. */
  fields: Readonly<Record<string, string>>;
  /** What some operations do differently, by their ids. */
  notes: Readonly<Record<string, string>>;
  /** The schema of a refusal. */
  refusal: JsonSchema;
  /** Whether responses can have the header `X-Linekeeper-Warning`. */
  warns: boolean;
}
