import { z } from "zod";
import { SHAPES } from "./texts/all";
import type { Shape, Texts } from "./texts/text";

/** A JSON Schema, as far as this folder looks into one. */
export interface JsonSchema {
  [keyword: string]: unknown;
  $ref?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  required?: string[];
  description?: string;
  examples?: unknown[];
  default?: unknown;
}

const POINTER = "#/components/schemas/";
const BY_SCHEMA = new Map<unknown, Shape>(SHAPES.map((shape) => [shape.schema, shape]));
const BY_POINTER = new Map(SHAPES.map((shape) => [`${POINTER}${shape.name}`, shape]));

/** What clients send, before trimming and defaults, complete in itself. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "input", () => undefined);
}

/** The same as the description has it: the named shapes in it are references. */
export function requestSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "input", (part) => BY_SCHEMA.get(part));
}

/** What clients are answered; the named shapes are references. */
export function answerSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "output", (part) => BY_SCHEMA.get(part));
}

/** The name that a shape has in the description; undefined for one without. */
export function shapeOf(schema: z.ZodType): Shape | undefined {
  return BY_SCHEMA.get(schema);
}

/** The named shapes themselves, with texts and an example. */
export function namedSchemas(): Record<string, JsonSchema> {
  const entries = SHAPES.map((shape): [string, JsonSchema] => {
    const { properties, ...rest } = bareShape(shape);
    const described = { ...rest, properties: withTexts(properties ?? {}, shape.fields) };
    return [shape.name, { description: shape.description, ...described, examples: [exampleOf(shape)] }];
  });
  return Object.fromEntries(entries);
}

function bareShape({ schema, io }: Shape): JsonSchema {
  return toJson(schema, io, (part) => (part === schema ? undefined : BY_SCHEMA.get(part)));
}

/** Fields with their descriptions and examples; one that holds named shapes has theirs. */
export function withTexts(properties: Record<string, JsonSchema>, texts: Texts): Record<string, JsonSchema> {
  const entries = Object.entries(properties).map(([name, schema]): [string, JsonSchema] => {
    const [description, example] = texts[name] ?? [];
    return [
      name,
      {
        ...schema,
        ...(description === undefined ? {} : { description }),
        ...(example === undefined ? {} : { examples: [example] }),
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** A shape as it could be answered, made of the examples of its fields. */
export function exampleOf(shape: Shape): Record<string, unknown> {
  const entries = Object.entries(bareShape(shape).properties ?? {}).map(([name, schema]) => {
    const [, example] = shape.fields[name] ?? [];
    return [name, example === undefined ? exampleWithin(schema) : example];
  });
  return Object.fromEntries(entries);
}

/** An example of what a field points at: a shape, one that may be null, or a list of them. */
function exampleWithin({ $ref, anyOf, items }: JsonSchema): unknown {
  const shape = BY_POINTER.get($ref ?? "");
  if (shape) return exampleOf(shape);
  if (anyOf) return anyOf.map(exampleWithin).find((example) => example !== undefined);
  const item = items && exampleWithin(items);
  return item === undefined ? undefined : [item];
}

function toJson(
  schema: z.ZodType,
  io: "input" | "output",
  named: (part: unknown) => Shape | undefined,
): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const shape = named(zodSchema);
      if (shape) becomeReference(jsonSchema, shape);
      // The format says all that the pattern of an id does.
      if (jsonSchema.format === "uuid") delete jsonSchema.pattern;
    },
  });
  const { $schema: _, ...rest } = JSON.parse(JSON.stringify(made), withNullAsType) as JsonSchema;
  return rest;
}

/** What may be null is of two types, which reads better than a choice of two schemas and means the same. */
function withNullAsType(_: string, part: unknown): unknown {
  if (typeof part !== "object" || part === null || !("anyOf" in part)) return part;
  const { anyOf, ...rest } = part as JsonSchema;
  const [one, none] = anyOf ?? [];
  if (anyOf?.length !== 2 || typeof one?.type !== "string" || none?.type !== "null") return part;
  const values = Array.isArray(one.enum) ? { enum: [...one.enum, null] } : {};
  return { ...one, ...rest, type: [one.type, "null"], ...values };
}

function becomeReference(schema: Record<string, unknown>, { name }: Shape): void {
  for (const keyword of Object.keys(schema)) delete schema[keyword];
  schema.$ref = `${POINTER}${name}`;
}
