import { SHAPES } from "./texts/all";

/** Shapes that only clients send: these stay closed, because unknown fields are refused. */
const SENT = new Set(SHAPES.filter(({ io }) => io === "input").map(({ name }) => name));

/** The parts of an OpenAPI document that hold schemas. */
export interface Document {
  paths: Record<string, Record<string, unknown>>;
  components: object;
}

/**
 * The document as it is published. Answers may get new fields and codes at any time (docs/api/versioning.md), so a client
 * that is generated from it must not refuse them: objects in answers are open, and the values of every `code` are listed
 * in `x-extensible-enum`. Requests stay closed. Our own tests check answers against the closed document.
 */
export function withOpenAnswers<Doc extends Document>(document: Doc): Doc {
  const { paths, components } = document;
  return {
    ...document,
    paths: mapped(paths, (operations: object) =>
      mapped(operations, (operation: object) => mapped(operation, openedIf("responses"))),
    ),
    components: mapped(components, (part, kind) =>
      kind === "schemas"
        ? mapped(part as object, (schema, name) => (SENT.has(name) ? schema : opened(schema)))
        : openedIf("responses")(part, kind),
    ),
  };
}

function openedIf(wanted: string) {
  return (part: unknown, name: string) => (name === wanted ? opened(part) : part);
}

/** A schema, or anything that holds schemas, with open objects and codes. */
function opened(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(opened);
  if (typeof part !== "object" || part === null) return part;
  const { additionalProperties, ...rest } = part as Record<string, unknown>;
  const kept = additionalProperties === false ? rest : part;
  return mapped(kept, (value, name) => (name === "properties" ? openedFields(value) : opened(value)));
}

function openedFields(properties: unknown): object {
  return mapped(properties as object, (schema, name) => {
    const { enum: values, ...rest } = schema as Record<string, unknown>;
    if (name !== "code" || !Array.isArray(values)) return opened(schema);
    return { type: "string", ...rest, "x-extensible-enum": values };
  });
}

function mapped<Value>(object: object, change: (value: Value, name: string) => unknown): never {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, change(value as Value, name)]),
  ) as never;
}
