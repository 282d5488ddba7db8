import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { type Contract, pathParameters } from "../contract";
import { inputSchema, type JsonSchema } from "./schemas";

/** What is there, by what holds its id: a field's name, or the part of a path before it. */
export type Pools = Record<string, string[]>;

/** What each thing that hangs on another in a path belongs to, by their ids: a question to its bot. */
export type Owners = Record<string, string>;

/** A made-up request for an operation. */
export interface AnyRequest {
  /** The path, filled in. */
  path: string;
  params: Record<string, string>;
  /** Fields of the body or the query. */
  fields: Record<string, unknown>;
}

const ajv = new Ajv2020({ strict: false });
// In a query everything is a text, and "7" is the number that a field asks for.
const queryAjv = new Ajv2020({ strict: false, coerceTypes: true });
for (const one of [ajv, queryAjv]) addFormats.default(one);

/** Texts that mean something in a field, where its schema says less than its rule. */
const MEANT: Record<string, string[]> = {
  areaCode: ["312", "773"],
  city: ["Chicago"],
  country: ["US"],
  forwardTo: ["+13125550142", "(312) 555-0100"],
  handoffPhoneNumber: ["+13125550142", "(312) 555-0100"],
  host: ["sip.example.com", "192.0.2.7"],
  open: ["true", "false"],
  outbound: ["true", "false"],
  phone: ["+13125550142", "(312) 555-0100"],
  recent: ["true", "false"],
  state: ["IL", "CA"],
  timezone: ["America/Chicago", "America/Los_Angeles"],
};

/** Whether an operation's fields are in the body. */
export function sendsBody({ method }: Contract): boolean {
  return method === "POST" || method === "PATCH";
}

/**
 * Requests for an operation: half of them as its contract says, half of them broken in one place or two.
 * @param owners for paths with two ids, which mostly name a thing together with what it belongs to
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
 * Tells whether fields are as an operation's contract describes them. In a field of a body that may be null, an empty
 * text is null; where a list is asked for, an empty filter is one that was left out.
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
    // Blanks around a text do not count.
    return isDescribed(Object.fromEntries(given.map(([name, text]) => [name, text.trim()])));
  };
}

/** Fields as a query string. */
export function asQuery(fields: Record<string, unknown>): string {
  const pairs = asTexts(fields);
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

/** Fields as the parameters of a query: what is no text is written as JSON. */
function asTexts(fields: Record<string, unknown>): [name: string, text: string][] {
  return Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}

/** An id of the kind that belongs there, now and then one of another kind or of nothing. */
export function idOf(kind: string, pools: Pools): fc.Arbitrary<string> {
  const own = pools[kind] ?? [];
  const all = Object.values(pools).flat();
  const any = fc.oneof(fc.constantFrom(...all), fc.uuid());
  return own.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...own) }, any) : any;
}

/**
 * Values of a schema: mostly as it says, with the ids of things that are there.
 * @param name the field that holds it
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
      return fc.array(anyValue((schema.items ?? {}) as JsonSchema, pools), { maxLength: 3 });
    case "object":
      return objectOf(schema, pools);
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function textOf(schema: JsonSchema, pools: Pools, name: string): fc.Arbitrary<string> {
  if (schema.format === "uuid") return idOf(name, pools);
  if (schema.format === "date-time") return anyMoment;
  // PostgreSQL has no character zero in texts; no length and no pattern must let one through.
  const zeros = fc.constant("\0".repeat(Number(schema.minLength ?? 1) || 1));
  return fc.oneof({ weight: 9, arbitrary: plainTextOf(schema, name) }, zeros);
}

function plainTextOf(schema: JsonSchema, name: string): fc.Arbitrary<string> {
  const meant = MEANT[name] ?? [];
  if (typeof schema.pattern === "string") {
    const matching = fc.stringMatching(new RegExp(schema.pattern));
    return meant.length > 0 ? fc.oneof(fc.constantFrom(...meant), matching) : matching;
  }
  const known = ["312", "Chicago", "IL", "America/Chicago", "+13125550142", "https://example.com/hook"];
  const text = fc.oneof(
    fc.constantFrom(...known),
    fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }),
  );
  return meant.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...meant) }, text) : text;
}

/** Moments of a year with four digits, as RFC 3339 has them, and those next to where their years end. */
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
    Object.entries(properties).map(([name, one]) => [name, anyValue(one, pools, name)]),
  );
  return fc.record(arbitraries, { requiredKeys: required });
}

/** What breaks a request: a field too many, a field less, or a value of another kind. */
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

function blankAsNull(value: unknown): unknown {
  if (typeof value === "string" && value.trim() === "") return null;
  if (Array.isArray(value)) return value.map(blankAsNull);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, blankAsNull(field)]));
}

/** The operation's fields outside of the path. */
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
