import type { z } from "zod";
import type { Contract } from "../../contract";

/**
 * What a field is, and a value that it could have. A field that holds a named shape, or a list of them, needs no
 * example: it has that shape's.
 */
export type Text<Value = unknown> = readonly [description: string, example?: Value];
export type Texts = Readonly<Record<string, Text>>;

/** A shape with a name of its own in the description. */
export interface Shape {
  name: string;
  schema: z.ZodType;
  /** Whether clients send it; answers hold the other shapes. */
  io: "input" | "output";
  description: string;
  fields: Texts;
}

/** What the description says of an operation beside its contract. */
export interface OperationText {
  id: string;
  /** What is to be known beyond the summary, in whole sentences. */
  description: string;
  /** Of the query or the body. A field of a body that is missing here means what it means in the answer. */
  fields: Texts;
  /** A body as one would send it. */
  body: unknown;
}

/** A shape of answers; every one of its fields has a text. */
export function answered<S extends z.ZodType>(
  name: string,
  schema: S,
  description: string,
  fields: { [Name in keyof z.output<S>]-?: Text<z.output<S>[Name]> },
): Shape {
  return { name, schema, io: "output", description, fields };
}

/** A shape that clients send; every one of its fields has a text. */
export function sent<S extends z.ZodType>(
  name: string,
  schema: S,
  description: string,
  fields: { [Name in keyof z.output<S>]-?: Text<z.input<S>[Name & keyof z.input<S>]> },
): Shape {
  return { name, schema, io: "input", description, fields };
}

/** The texts of an operation that takes a query or nothing. */
export function operation<Input extends z.ZodObject>(
  contract: Contract<Input>,
  description: string,
  fields: { [Name in keyof z.input<Input>]?: Text<z.input<Input>[Name]> } = {},
): OperationText {
  return { id: contract.id, description, fields: fields as Texts, body: undefined };
}

/** The texts of an operation that takes a body, with one as clients send it. */
export function operationWithBody<Input extends z.ZodObject>(
  contract: Contract<Input>,
  description: string,
  body: Partial<z.input<Input>>,
  fields: { [Name in keyof z.input<Input>]?: Text<z.input<Input>[Name]> } = {},
): OperationText {
  return { id: contract.id, description, fields: fields as Texts, body };
}
