import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { systemContext } from "@/lib/context";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import type { Contract } from "../contract";
import { CONTRACTS } from "../contracts/all";
import type { Route } from "../methods";
import { call, makeTestKey } from "../testing";
import { tagOf } from "./operation";
import { inputSchema, type JsonSchema } from "./schemas";

useTestCarrier(useTestDatabase());

/** Requests an operation: those that buy and release at the carrier are slower by far. */
const RUNS = 1000;
const TIMEOUT_MS = 180_000;

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/v1/**/route.ts");

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

/** What is there, by what holds its id: a field's name, or the first part of a path. */
let pools: Record<string, string[]> = {};
let key = "";
beforeAll(async () => {
  // A carrier that is slow for the machine's sake is no fault of ours either.
  Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0", CARRIER_TIMEOUT_MS: "10000" });
  const [{ account, location }, foreign] = [await makeAccount(), await makeAccount()];
  const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
  const bots = [await makeBot(location), await makeBot(sibling), await makeBot(foreign.location)];
  const lines = await Promise.all(
    [location, location, sibling, foreign.location].map((one) => makeNumber(one)),
  );
  const context = systemContext("Test", () => new Date());
  const trunk = await createTrunk(context, {
    orgId: account.id,
    name: "PBX",
    host: "pbx.example",
    port: 5060,
  });
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const organizations = idsOf([account, location, sibling, foreign.location]);
  pools = {
    organizations,
    orgId: organizations,
    targetOrgId: organizations,
    bots: idsOf(bots),
    botId: idsOf(bots),
    "phone-numbers": idsOf(lines),
    "sip-trunks": [trunk.id],
    transferTrunkId: [trunk.id],
  };
  key = await makeTestKey(account.id);
});

/**
 * Values of a schema: mostly as it says, with the ids of things that are there.
 * @param name the field that holds it
 */
function anyValue(schema: JsonSchema, name = ""): fc.Arbitrary<unknown> {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => anyValue(choice, name)));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: unknown) => anyValue({ ...schema, type }, name)));
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "string":
      return textOf(schema, name);
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
      return fc.array(anyValue((schema.items ?? {}) as JsonSchema), { maxLength: 3 });
    case "object":
      return objectOf(schema);
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function textOf(schema: JsonSchema, name: string): fc.Arbitrary<string> {
  if (schema.format === "uuid") return idOf(name);
  if (schema.format === "date-time")
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (typeof schema.pattern === "string") return fc.stringMatching(new RegExp(schema.pattern));
  const known = ["312", "Chicago", "IL", "America/Chicago", "+13125550142", "https://example.com/hook"];
  return fc.oneof(fc.constantFrom(...known), fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }));
}

/** An id of the kind that belongs there, now and then one of another kind or of nothing. */
function idOf(kind: string): fc.Arbitrary<string> {
  const own = pools[kind] ?? [];
  const all = Object.values(pools).flat();
  const any = fc.oneof(fc.constantFrom(...all), fc.uuid());
  return own.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...own) }, any) : any;
}

function objectOf({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<Record<string, unknown>> {
  const arbitraries = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, anyValue(one, name)]),
  );
  return fc.record(arbitraries, { requiredKeys: required });
}

/** What breaks a request: a field too many, a field less, or a value of another kind. */
const breakage = fc.record({
  kind: fc.constantFrom("extra", "missing", "other"),
  at: fc.nat(),
  value: fc.oneof(
    fc.constantFrom<unknown>(null, 0, -1, 1e21, true, [], {}, [[]], "\u0000", "x".repeat(5000), "<script>"),
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

/** An empty text is null where there may be one, as the description says of all fields. */
function blankAsNull(value: unknown): unknown {
  if (typeof value === "string" && value.trim() === "") return null;
  if (Array.isArray(value)) return value.map(blankAsNull);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, blankAsNull(field)]));
}

function asQuery(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

/** The operation's fields outside of the path. */
function fieldsOf(contract: Contract): JsonSchema {
  const { properties = {}, required = [], ...schema } = inputSchema(contract.input);
  const own = Object.keys(properties).filter((name) => !contract.path.includes(`{${name}}`));
  return {
    ...schema,
    properties: Object.fromEntries(own.map((name) => [name, properties[name] ?? {}])),
    required: required.filter((name) => own.includes(name)),
  };
}

describe("any request, right or broken", () => {
  it.each(CONTRACTS.map((contract) => [contract.id, contract] as const))(
    "%s answers as the description says, never with a fault of ours, and takes nothing that is described as wrong",
    { timeout: TIMEOUT_MS },
    async (_, contract) => {
      const load = ROUTES[`/app${contract.path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`];
      const route = await load?.();
      if (!route) throw new Error(`${contract.path} has no route.`);
      const schema = fieldsOf(contract);
      const isDescribed = ajv.compile(schema);
      const sendsBody = contract.method === "POST" || contract.method === "PATCH";
      const names = [...contract.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
      const request = fc.record({
        fields: objectOf(schema),
        breakages: fc.oneof(
          fc.array(breakage, { maxLength: 0 }),
          fc.array(breakage, { minLength: 1, maxLength: 2 }),
        ),
        params: fc.tuple(
          ...names.map(() =>
            fc.oneof({ weight: 9, arbitrary: idOf(tagOf(contract)) }, fc.string({ maxLength: 20 })),
          ),
        ),
      });
      await fc.assert(
        fc.asyncProperty(request, async ({ fields, breakages, params }) => {
          const sent = breakages.reduce(broken, fields);
          const inPath = Object.fromEntries(names.map((name, index) => [name, params[index] ?? ""]));
          const path = names.reduce(
            (filled, name) => filled.replace(`{${name}}`, encodeURIComponent(inPath[name] || "x")),
            contract.path as string,
          );
          const answer = await call(route, contract.method, path, {
            key,
            params: inPath,
            ...(sendsBody ? { body: sent } : { query: asQuery(sent) }),
          });
          expect(answer.status).toBeLessThan(500);
          if (sendsBody && answer.status < 300)
            expect([sent, isDescribed(blankAsNull(sent))]).toEqual([sent, true]);
        }),
        { numRuns: RUNS },
      );
    },
  );
});
