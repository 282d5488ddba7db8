import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { CONTRACTS } from "../v1/all";
import { describeApi } from "./document";
import { inputSchema, type JsonSchema } from "./schemas";
import { OPERATION_TEXTS, SHAPES } from "./texts/all";
import { LIST_FIELDS, PATH_FIELDS } from "./texts/common";

/** Where to add what is missing; shown when a test below fails. */
const WHERE = "Texts and examples of fields are written in lib/api/openapi/texts.";

type Described = JsonSchema & { name: string; example?: unknown; schema?: JsonSchema; in?: string };
interface Operation {
  description?: string;
  parameters: Described[];
  requestBody?: { content: Record<string, { schema: JsonSchema; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: JsonSchema; example?: unknown }> }>;
}

const api = describeApi(CONTRACTS, "https://lines.example");
const operations = Object.values(api.paths).flatMap(
  (path) => Object.values(path) as (Operation & { operationId: string })[],
);
const parts: Record<string, JsonSchema> = api.components.schemas;

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema({ ...api, $id: "api" });

/** Why a value doesn't match a schema; undefined if it does. */
function wrongIn(schema: JsonSchema, value: unknown): string | undefined {
  const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
  const validate = ajv.compile(JSON.parse(text));
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

/** Whether a field holds a named shape, or a list of them. Named shapes have their own examples. */
function holdsShape({ $ref, anyOf, items }: JsonSchema): boolean {
  return $ref !== undefined || (anyOf ?? []).some(holdsShape) || (items !== undefined && holdsShape(items));
}

/** Every field in the OpenAPI document, by its place: "Bot.name", "createBot.name", "listBots?q". */
const FIELDS: [place: string, field: Described][] = [
  ...Object.entries(parts).flatMap(([name, shape]) => fieldsOf(name, shape)),
  ...operations.flatMap(({ operationId, parameters, requestBody, responses }) => [
    ...parameters
      .filter(({ $ref }) => $ref === undefined)
      .map((one): [string, Described] => [`${operationId}?${one.name}`, one]),
    ...bodiesOf(requestBody).flatMap(({ schema }) => fieldsOf(operationId, schema)),
    ...Object.entries(responses).flatMap(([status, response]) =>
      Number(status) < 300
        ? bodiesOf(response).flatMap(({ schema }) => fieldsOf(`${operationId} ${status}`, schema))
        : [],
    ),
  ]),
];

function bodiesOf(holder: { content?: Record<string, { schema: JsonSchema; example?: unknown }> } = {}) {
  return Object.values(holder.content ?? {});
}

function fieldsOf(place: string, { properties = {} }: JsonSchema): [string, Described][] {
  return Object.entries(properties).map(([name, field]) => [`${place}.${name}`, { ...field, name }]);
}

/** Objects defined inline instead of as a named shape, so their fields have no texts. */
function namelessWithin(place: string, schema: JsonSchema): string[] {
  const { properties = {}, items, anyOf = [], oneOf = [] } = schema;
  const nested = [...Object.values(properties), ...(items ? [items] : []), ...anyOf, ...oneOf];
  return nested.flatMap((part) => [...(part.properties ? [place] : []), ...namelessWithin(place, part)]);
}

describe("texts of the OpenAPI document", () => {
  it("describe every field", () => {
    const silent = FIELDS.filter(([, { description = "" }]) => !description.endsWith("."));
    expect(
      silent.map(([place]) => place),
      WHERE,
    ).toEqual([]);
  });

  it("show an example of every field that matches its schema", () => {
    const wrong = FIELDS.flatMap(([place, field]) => {
      const schema = field.schema ?? field;
      const example = field.in ? field.example : field.examples?.[0];
      if (example === undefined) return holdsShape(schema) ? [] : [`${place} has no example`];
      const { examples: _, example: __, description: ___, name: ____, ...bare } = schema;
      const reason = wrongIn(bare, example);
      return reason ? [`${place}: ${reason}`] : [];
    });
    expect(wrong, WHERE).toEqual([]);
  });

  it("describe every operation beyond its summary, with bodies and responses that match their schemas", () => {
    const wrong = operations.flatMap(({ operationId, description, requestBody, responses }) => {
      if (!description) return [`${operationId} has no description`];
      const success = Object.entries(responses).filter(([status]) => Number(status) < 300);
      return [requestBody, ...success.map(([, response]) => response)]
        .flatMap(bodiesOf)
        .flatMap((content) => {
          const reason = content.example ? wrongIn(content.schema, content.example) : "no example";
          return reason ? [`${operationId}: ${reason}`] : [];
        });
    });
    expect(wrong, WHERE).toEqual([]);
  });

  it("name every nested shape, so its fields have texts too", () => {
    const inParts = Object.entries(parts).flatMap(([name, shape]) => namelessWithin(name, shape));
    const inOperations = operations.flatMap(({ operationId, requestBody, responses }) =>
      [requestBody, responses["200"], responses["201"], responses["202"]]
        .flatMap(bodiesOf)
        .flatMap(({ schema }) => namelessWithin(operationId, schema)),
    );
    expect([...inParts, ...inOperations], `${WHERE} SHAPES has the names.`).toEqual([]);
  });

  it("only describe operations, fields and paths that exist", () => {
    const known = new Map(
      CONTRACTS.map(({ id, input }) => [id, Object.keys(inputSchema(input).properties ?? {})]),
    );
    const ofOperations = OPERATION_TEXTS.flatMap(({ id, fields }) =>
      Object.keys(fields).flatMap((name) => (known.get(id)?.includes(name) ? [] : [`${id}.${name}`])),
    );
    const ofShapes = SHAPES.flatMap(({ name, fields }) =>
      Object.keys(fields).flatMap((field) => (parts[name]?.properties?.[field] ? [] : [`${name}.${field}`])),
    );
    const places = CONTRACTS.map(({ path }) => path);
    const ofPaths = Object.keys(PATH_FIELDS).filter(
      (part) => !places.some((place) => place.includes(`/${part}/{`)),
    );
    const ofLists = Object.keys(LIST_FIELDS).filter(
      (name) => !FIELDS.some(([place]) => place.endsWith(`?${name}`)),
    );
    expect([...ofOperations, ...ofShapes, ...ofPaths, ...ofLists]).toEqual([]);
    expect(OPERATION_TEXTS.map(({ id }) => id).sort()).toEqual([...known.keys()].sort());
    expect(new Set(SHAPES.map(({ name }) => name)).size).toBe(SHAPES.length);
  });
});
