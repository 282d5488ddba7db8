import { z } from "zod";
import { SHAPES } from "./texts/all";
import type { Shape, Texts } from "./texts/text";

/** The parts of a JSON Schema that this folder reads. */
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

/** The schema of a request, before trimming and defaults, with all shapes inlined. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "input", () => undefined);
}

/** The schema of a request in the OpenAPI document; named shapes are references. */
export function requestSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "input", (part) => BY_SCHEMA.get(part));
}

/** The schema of a response in the OpenAPI document; named shapes are references. */
export function answerSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "output", (part) => BY_SCHEMA.get(part));
}

/** The schema of a response with its own fields; only the shapes within it are references. */
export function shapeSchema(schema: z.ZodType): JsonSchema {
  return toJson(schema, "output", (part) => (part === schema ? undefined : BY_SCHEMA.get(part)));
}

/** The named shape of a schema; undefined if it has none. */
export function shapeOf(schema: z.ZodType): Shape | undefined {
  return BY_SCHEMA.get(schema);
}

/** All named shapes by name, with their texts and an example. */
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

/** Adds descriptions and examples to fields. A field that holds named shapes uses theirs. */
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

/** An example of a shape, built from the examples of its fields. */
export function exampleOf(shape: Shape): Record<string, unknown> {
  const entries = Object.entries(bareShape(shape).properties ?? {}).map(([name, schema]) => {
    const [, example] = shape.fields[name] ?? [];
    return [name, example === undefined ? exampleWithin(schema) : example];
  });
  return Object.fromEntries(entries);
}

/** An example for a field that refers to a shape, a nullable shape or a list of shapes. */
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
      // The uuid format already implies the pattern.
      if (jsonSchema.format === "uuid") delete jsonSchema.pattern;
      // Limits of JavaScript, not of the field.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const { $schema: _, ...rest } = JSON.parse(JSON.stringify(made), withNullAsType) as JsonSchema;
  return rest;
}

/** Writes a nullable value as two types instead of `anyOf`: the same meaning, but easier to read. */
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
