import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { type Contract, pathParameters } from "../core/contract";
import { inputSchema, type JsonSchema } from "./schemas";

/** Ids of existing objects, by the field or path segment that takes them. */
export type Pools = Record<string, string[]>;

/** Maps the id of a nested object to its parent's id: a question to its bot. */
export type Owners = Record<string, string>;

/** A generated request for an operation. */
export interface AnyRequest {
  /** The path, filled in. */
  path: string;
  params: Record<string, string>;
  /** Fields of the body or query. */
  fields: Record<string, unknown>;
}

const ajv = new Ajv2020({ strict: false });
// Query values are strings, so "7" must pass as a number.
const queryAjv = new Ajv2020({ strict: false, coerceTypes: true });
for (const one of [ajv, queryAjv]) addFormats.default(one);

/** Valid values for fields whose rule is stricter than their schema. */
const MEANT: Record<string, string[]> = {
  areaCode: ["312", "773"],
  city: ["Chicago"],
  country: ["US"],
  dataCollectionWebhookUrl: ["https://example.com/hook"],
  forwardTo: ["+13125550142", "(312) 555-0100"],
  handoffPhoneNumber: ["+13125550142", "(312) 555-0100"],
  callbackForwardingNumber: ["+13125550142", "(312) 555-0100"],
  host: ["sip.example.com", "10.0.0.7:5062"],
  near: ["+13125550142"],
  phone: ["+13125550142", "(312) 555-0100"],
  phoneNumber: ["+13125550142", "(312) 555-0143", "+31850835037", "tel:+442079460958"],
  phone_number: ["+13125550142", "(312) 555-0143", "+31850835037", "tel:+442079460958"],
  state: ["IL", "CA"],
  timezone: ["America/Chicago", "America/Los_Angeles"],
};

/** Generates fields that mostly follow the contract of an operation. */
export function anyDescribed(contract: Contract): fc.Arbitrary<Record<string, unknown>> {
  return objectOf(fieldsOf(contract), {});
}

/** Whether an operation takes its fields from the body. */
export function sendsBody({ method }: Contract): boolean {
  return method === "POST" || method === "PATCH";
}

/**
 * Generates requests for an operation: half follow its contract, half are broken in one or two places.
 * @param owners parents of nested objects, so that most paths with two ids pair an object with its own parent
 */
export function anyRequest(contract: Contract, pools: Pools, owners: Owners = {}): fc.Arbitrary<AnyRequest> {
  const parts = [...contract.path.matchAll(/([^/]+)\/\{(\w+)\}/g)];
  return fc
    .record({
      fields: objectOf(fieldsOf(contract), pools),
      breakages: fc.oneof(
        fc.array(breakage, { maxLength: 0 }),
        fc.array(breakage, { minLength: 1, maxLength: 2 }),
      ),
      values: fc.tuple(
        ...parts.map(([, kind = ""]) =>
          fc.oneof({ weight: 9, arbitrary: idOf(kind, pools) }, fc.string({ maxLength: 20 })),
        ),
      ),
      isTogether: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
    })
    .map(({ fields, breakages, values, isTogether }) => {
      const placed = isTogether ? values.map((id, index) => owners[values[index + 1] ?? ""] ?? id) : values;
      const params = Object.fromEntries(parts.map(([, , name = ""], index) => [name, placed[index] ?? ""]));
      const path = Object.entries(params).reduce(
        (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(value || "x")),
        contract.path as string,
      );
      return { path, params, fields: breakages.reduce(broken, fields) };
    });
}

/**
 * Returns a check of whether fields match an operation's contract. An empty string counts as null in a nullable body
 * field, and as omitted in a GET filter.
 */
export function describedBy(contract: Contract): (fields: Record<string, unknown>) => boolean {
  const schema = fieldsOf(contract);
  if (sendsBody(contract)) {
    const isDescribed = ajv.compile(schema);
    return (fields) => isDescribed(blankAsNull(fields));
  }
  const isDescribed = queryAjv.compile(schema);
  return (fields) => {
    const isFilter = (name: string) =>
      contract.method === "GET" && Object.hasOwn(schema.properties ?? {}, name);
    const given = asTexts(fields).filter(([name, text]) => text !== "" || !isFilter(name));
    // Surrounding whitespace is ignored.
    return isDescribed(Object.fromEntries(given.map(([name, text]) => [name, text.trim()])));
  };
}

/** Encodes fields as a query string. */
export function asQuery(fields: Record<string, unknown>): string {
  const pairs = asTexts(fields);
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

/** Fields as query parameters; values other than strings are written as JSON. */
function asTexts(fields: Record<string, unknown>): [name: string, text: string][] {
  return Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}

/** Usually an id of the right kind; sometimes one of another kind, or one that doesn't exist. */
export function idOf(kind: string, pools: Pools): fc.Arbitrary<string> {
  const own = pools[kind] ?? [];
  const all = Object.values(pools).flat();
  const any = all.length > 0 ? fc.oneof(fc.constantFrom(...all), fc.uuid()) : fc.uuid();
  return own.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...own) }, any) : any;
}

/**
 * Generates values for a schema, mostly valid, with ids of existing objects.
 * @param name the field that holds the value
 */
function anyValue(schema: JsonSchema, pools: Pools, name = ""): fc.Arbitrary<unknown> {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => anyValue(choice, pools, name)));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: unknown) => anyValue({ ...schema, type }, pools, name)));
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "string":
      return textOf(schema, pools, name);
    case "integer":
      return fc.integer({
        min: Number(schema.minimum ?? -5),
        max: Math.min(Number(schema.maximum ?? 200), 70_000),
      });
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "array":
      return listOf(schema, pools, name);
    case "object":
      return objectOf(schema, pools);
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function listOf(
  { items = {}, uniqueItems }: JsonSchema,
  pools: Pools,
  name: string,
): fc.Arbitrary<unknown[]> {
  // A bot's questions may only have their own ids, which no pool knows by bot.
  const { id: _, ...properties } = items.properties ?? {};
  const item = anyValue(name === "faqs" ? { ...items, properties } : items, pools);
  return uniqueItems ? fc.uniqueArray(item, { maxLength: 3 }) : fc.array(item, { maxLength: 3 });
}

function textOf(schema: JsonSchema, pools: Pools, name: string): fc.Arbitrary<string> {
  if (schema.format === "uuid") return idOf(name, pools);
  if (schema.format === "date-time") return anyMoment;
  // PostgreSQL can't store NUL characters in text, so no length or pattern check may let one through.
  const zeros = fc.constant("\0".repeat(Number(schema.minLength ?? 1) || 1));
  return fc.oneof({ weight: 9, arbitrary: plainTextOf(schema, name) }, zeros);
}

function plainTextOf(schema: JsonSchema, name: string): fc.Arbitrary<string> {
  const meant = MEANT[name] ?? [];
  // A pattern that only keeps control characters out says nothing about the format.
  if (typeof schema.pattern === "string" && !schema.pattern.includes("\\p{")) {
    const matching = fc.stringMatching(new RegExp(schema.pattern));
    if (meant.length === 0) return matching;
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...meant) }, matching);
  }
  const known = ["312", "Chicago", "IL", "America/Chicago", "+13125550142", "https://example.com/hook"];
  const text = fc.oneof(
    fc.constantFrom(...known),
    fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }),
  );
  return meant.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...meant) }, text) : text;
}

/** Times with a four-digit year, as in RFC 3339, plus times at the edges of that range. */
const anyMoment = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .date({
        noInvalidDate: true,
        min: new Date("0001-01-01T00:00:00Z"),
        max: new Date("9999-12-31T23:59:59Z"),
      })
      .map((date) => date.toISOString()),
  },
  fc.constantFrom(
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-14:00",
  ),
);

function objectOf(
  { properties = {}, required = [] }: JsonSchema,
  pools: Pools,
): fc.Arbitrary<Record<string, unknown>> {
  const arbitraries = Object.fromEntries(
    Object.entries(properties)
      // A field that exists only to be refused.
      .filter(([, one]) => !one.not)
      .map(([name, one]) => [name, anyValue(one, pools, name)]),
  );
  return fc.record(arbitraries, { requiredKeys: required });
}

/** A way to break a request: an extra field, a missing field, or a value of another type. */
const breakage = fc.record({
  kind: fc.constantFrom("extra", "missing", "other"),
  at: fc.nat(),
  value: fc.oneof(
    fc.constantFrom<unknown>(
      null,
      0,
      -1,
      1e21,
      true,
      [],
      {},
      [[]],
      "",
      "\u0000",
      "x".repeat(5000),
      "<script>",
    ),
    fc.jsonValue({ maxDepth: 3 }),
  ),
});

function broken(
  fields: Record<string, unknown>,
  { kind, at, value }: { kind: string; at: number; value: unknown },
) {
  const names = Object.keys(fields);
  const name = names[at % Math.max(1, names.length)];
  if (kind === "extra" || name === undefined) return { ...fields, [`field${at % 10}`]: value };
  if (kind === "other") return { ...fields, [name]: value };
  const { [name]: _, ...rest } = fields;
  return rest;
}

/** Strings without the whitespace around them, which is ignored; empty ones count as null. */
function blankAsNull(value: unknown): unknown {
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value)) return value.map(blankAsNull);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, blankAsNull(field)]));
}

/** The schema of an operation's fields, without path parameters. */
function fieldsOf(contract: Contract): JsonSchema {
  const { properties = {}, required = [], ...schema } = inputSchema(contract.input);
  const inPath = pathParameters(contract).map(({ field }) => field);
  const own = Object.keys(properties).filter((name) => !inPath.includes(name));
  return {
    ...schema,
    properties: Object.fromEntries(own.map((name) => [name, properties[name] ?? {}])),
    required: required.filter((name) => own.includes(name)),
  };
}
