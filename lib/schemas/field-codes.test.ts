import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { propertyRuns } from "@/db/testing/property-runs";
import { CONTRACTS } from "@/lib/api/v1/all";
import { isFieldCode } from "@/lib/constants/field-codes";
import { MAX_FIELD_ERRORS, refusedFields, toFieldErrors } from "./issues";

type Schema = z.core.$ZodType;

const FILES: Record<string, object> = import.meta.glob(
  ["/lib/schemas/*.ts", "/lib/api/{hms,opencx}/*.ts", "/components/**/*-values.ts", "!**/*.test.ts"],
  { eager: true },
);

/** Every schema that a file exports, alone or as the input of an operation. */
const SCHEMAS: [name: string, schema: Schema][] = [
  ...Object.entries(FILES).flatMap(([file, exported]) =>
    Object.entries(exported).flatMap(([name, part]: [string, unknown]): [string, Schema][] => {
      const schema = isSchema(part) ? part : inputOf(part);
      return schema ? [[`${file} ${name}`, schema]] : [];
    }),
  ),
  ...CONTRACTS.map(({ id, input }): [string, Schema] => [`contract ${id}`, input]),
];

function isSchema(part: unknown): part is Schema {
  return part instanceof z.core.$ZodType;
}

function inputOf(part: unknown): Schema | undefined {
  if (typeof part !== "object" || part === null || !("contract" in part)) return undefined;
  const { contract } = part as { contract: { input: Schema } };
  return contract.input;
}

/** Values of every type, some valid somewhere: too short, too long, out of range, in the wrong format. */
const ANYTHING = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    false,
    0,
    -1,
    1.5,
    5,
    1e21,
    "",
    " ",
    "x",
    "7",
    "true",
    "ENGLISH",
    "a\u0007b",
    "\ud800",
    "x".repeat(300),
    "x".repeat(10_001),
    "+13125550142",
    "01a1fb30-dffd-741d-b644-6d6c2a112d3c",
    "2026-01-01T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "America/Chicago",
    "a@b.co",
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values in the shape of a schema, as deep as the path of a field error can go, with bad ones at every position. */
function badFor(schema: Schema): fc.Arbitrary<unknown> {
  const { def } = schema._zod as unknown as { def: z.core.$ZodTypes["_zod"]["def"] };
  switch (def.type) {
    case "object": {
      const fields = Object.entries(def.shape).map(([name, part]) => [name, badFor(part)] as const);
      const shaped = fc.record({ ...Object.fromEntries(fields), color: ANYTHING }, { requiredKeys: [] });
      return fc.oneof({ weight: 9, arbitrary: shaped }, ANYTHING);
    }
    case "array":
      return fc.oneof(fc.array(badFor(def.element), { maxLength: 2 }), ANYTHING);
    case "optional":
    case "nullable":
    case "default":
      return fc.oneof(badFor(def.innerType), ANYTHING);
    case "pipe":
      return badFor(def.in._zod.def.type === "transform" ? def.out : def.in);
    case "union":
      return fc.oneof(...def.options.map(badFor), ANYTHING);
    case "enum":
      return fc.oneof(fc.constantFrom<unknown>(...Object.values(def.entries)), ANYTHING);
    case "literal":
      return fc.oneof(fc.constantFrom<unknown>(...def.values), ANYTHING);
    default:
      return ANYTHING;
  }
}

/** The refinements of a schema and of everything in it. */
function refinementsIn(schema: Schema): z.core.$ZodCustomDef[] {
  const def = schema._zod.def as unknown as {
    checks?: z.core.$ZodCheck[];
    shape?: Record<string, Schema>;
    element?: Schema;
    innerType?: Schema;
    in?: Schema;
    out?: Schema;
    options?: Schema[];
    type: string;
  };
  const parts = [
    ...Object.values(def.shape ?? {}),
    ...(def.options ?? []),
    ...[def.element, def.innerType, def.in, def.out].filter((part) => part !== undefined),
  ];
  const checks = [
    ...(def.checks ?? []),
    ...(def.type === "custom" ? [schema as unknown as z.core.$ZodCheck] : []),
  ];
  return [...checks.map(({ _zod }) => _zod.def).filter(isRefinement), ...parts.flatMap(refinementsIn)];
}

function isRefinement(def: z.core.$ZodCheckDef): def is z.core.$ZodCustomDef {
  // A check that pushes its own issues has no function here; the test below covers what it pushes.
  return def.check === "custom" && "fn" in def && def.fn !== undefined;
}

function withoutSentences(error: z.ZodError): z.ZodError {
  return new z.ZodError(error.issues.map((issue) => ({ ...issue, message: "x" })));
}

describe("codes of field errors", () => {
  it("are checked in all schemas and in the inputs of all operations", () => {
    const names = SCHEMAS.map(([name]) => name);
    for (const name of [
      "/lib/schemas/bot.ts createBotInput",
      "/lib/api/opencx/phone-agents.ts createOpencxAgent",
      "/components/trunks/trunk-values.ts addTrunkSchema",
      "contract createPhoneNumber",
    ])
      expect(names).toContain(name);
  });

  it.each(SCHEMAS)("are named by each refinement of %s", (_, schema) => {
    for (const { params } of refinementsIn(schema))
      expect(params).toMatchObject({ code: expect.toSatisfy(isFieldCode) });
  });

  it.each(SCHEMAS)("do not depend on the sentences of %s", (_, schema) => {
    fc.assert(
      fc.property(badFor(schema), (given) => {
        const { error } = z.safeParse(schema as z.ZodType, given);
        if (!error) return;
        for (const issue of error.issues)
          if (issue.code === "custom") expect(issue.params?.code).toSatisfy(isFieldCode);
        const codesOf = (one: z.ZodError) => toFieldErrors(one, given).map(({ path, code }) => [path, code]);
        expect(codesOf(withoutSentences(error))).toEqual(codesOf(error));
      }),
      { seed: 1, ...propertyRuns({ usually: 100 }) },
    );
  });
});

describe("a value with many wrong parts", () => {
  it("gets an error for the first fifty only", () => {
    const schema = z.strictObject({ languages: z.array(z.enum(["ENGLISH"])) });
    const unknown = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, 1]));
    for (const given of [{ languages: Array(100_000).fill(1) }, { languages: [1], ...unknown }]) {
      const { error } = schema.safeParse(given);
      expect(error && refusedFields(error, given)).toHaveLength(MAX_FIELD_ERRORS);
    }
  });
});
