import type { z } from "zod";
import type { Contract } from "../../core/contract";

/**
 * A field's description and an example value. A field that holds a named shape, or a list of them, needs no example:
 * it uses the shape's.
 */
export type Text<Value = unknown> = readonly [description: string, example?: Value];
export type Texts = Readonly<Record<string, Text>>;

/** A shape with its own name under `components.schemas` in the OpenAPI document. */
export interface Shape {
  name: string;
  schema: z.ZodType;
  /** `input` for a shape that clients send, `output` for one in responses. */
  io: "input" | "output";
  description: string;
  fields: Texts;
}

/** What the OpenAPI document says about an operation, beyond its contract. */
export interface OperationText {
  id: string;
  /** Whole sentences that add to the summary. */
  description: string;
  /** Texts of query or body fields. A body field without one uses the text it has in the response. */
  fields: Texts;
  /** An example request body; undefined if the operation takes none. */
  body: unknown;
}

/** Declares a shape of responses, with a text for every field. */
export function answered<S extends z.ZodType>(
  name: string,
  schema: S,
  description: string,
  fields: { [Name in keyof z.output<S>]-?: Text<z.output<S>[Name]> },
): Shape {
  return { name, schema, io: "output", description, fields };
}

/** Declares a shape that clients send, with a text for every field. */
export function sent<S extends z.ZodType>(
  name: string,
  schema: S,
  description: string,
  fields: { [Name in keyof z.output<S>]-?: Text<z.input<S>[Name & keyof z.input<S>]> },
): Shape {
  return { name, schema, io: "input", description, fields };
}

/** Declares the texts of an operation that takes query parameters or nothing. */
export function operation<Input extends z.ZodObject>(
  contract: Contract<Input>,
  description: string,
  fields: { [Name in keyof z.input<Input>]?: Text<z.input<Input>[Name]> } = {},
): OperationText {
  return { id: contract.id, description, fields: fields as Texts, body: undefined };
}

/** Declares the texts of an operation that takes a body, with an example body. */
export function operationWithBody<Input extends z.ZodObject>(
  contract: Contract<Input>,
  description: string,
  body: Partial<z.input<Input>>,
  fields: { [Name in keyof z.input<Input>]?: Text<z.input<Input>[Name]> } = {},
): OperationText {
  return { id: contract.id, description, fields: fields as Texts, body };
}
