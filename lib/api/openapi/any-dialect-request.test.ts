import { STATUS_CODES } from "node:http";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import type { Contract } from "../core/contract";
import type { Route } from "../core/methods";
import { knownFields } from "../core/read-input";
import { call, makeTestKey } from "../core/testing";
import { HMS_CONTRACTS } from "../hms/all";
import { OPENCX_CONTRACTS } from "../opencx/all";
import { anyRequest, asQuery, describedBy, idOf, type Pools, sendsBody } from "./any-request";
import { errorsByStatus } from "./errors";
import { answerSchema, type JsonSchema } from "./schemas";

useTestCarrier(useTestDatabase());

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/compat/**/route.ts");

/** A dialect under test: its operations, and the schema of its refusals. */
interface DialectCase {
  name: string;
  contracts: readonly Contract[];
  refusal: (status: number, codes: ErrorCode[]) => JsonSchema;
}

const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const text = { type: "string", minLength: 1 };

const HMS_TYPES: Record<number, string> = {
  400: "invalid_request",
  401: "authentication",
  403: "authentication",
  404: "not_found",
  409: "conflict",
  413: "invalid_request",
  415: "invalid_request",
  422: "invalid_request",
  429: "rate_limit",
};

const DIALECTS: DialectCase[] = [
  {
    name: "HMS",
    contracts: HMS_CONTRACTS,
    refusal: (status, codes) =>
      object({
        error: object({
          code: { enum: codes },
          message: text,
          param: { type: ["string", "null"] },
          type: { const: HMS_TYPES[status] },
        }),
      }),
  },
  {
    name: "OpenCX",
    contracts: OPENCX_CONTRACTS,
    refusal: (status) =>
      object({ statusCode: { const: status }, message: text, error: { const: STATUS_CODES[status] } }),
  },
];
const CASES = DIALECTS.flatMap((dialect) =>
  dialect.contracts.map((contract) => [dialect.name, contract.id, contract, dialect] as const),
);

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

let pools: Pools = {};
let key = "";
beforeAll(async () => {
  Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" });
  const [{ account, location }, foreign] = [await makeAccount(), await makeAccount()];
  const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
  const bots = [await makeBot(location), await makeBot(sibling), await makeBot(foreign.location)];
  const lines = await Promise.all(
    [location, location, sibling, foreign.location].map((one) => makeNumber(one)),
  );
  const trunkOf = (one: typeof account) =>
    createTrunk(contextOf(one), { orgId: one.id, name: "PBX", host: "pbx.example", port: 5060 });
  const trunks = [await trunkOf(account), await trunkOf(account), await trunkOf(foreign.account)];
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  pools = {
    organization: idsOf([account, location, sibling, foreign.location]),
    assistants: idsOf(bots),
    assistant_id: idsOf(bots),
    agent_id: idsOf(bots),
    phone: idsOf(bots),
    numbers: idsOf(lines),
    "sip-trunks": idsOf(trunks),
    transfer_trunk_id: idsOf(trunks),
  };
  key = await makeTestKey(account.id);
});

/** Validators of an operation's possible responses, by status. In these APIs a wrong field is a 400. */
function describedAnswers(contract: Contract, refusal: DialectCase["refusal"]) {
  const codes = [...errorsByStatus(contract).values()].flat();
  const statusOf = (code: ErrorCode) => (code === "validation_failed" ? 400 : ERROR_CODES[code][0]);
  const statuses = new Set(codes.map(statusOf).filter((status) => status < 500));
  const refused = [...statuses].map((status): [number, ValidateFunction] => [
    status,
    ajv.compile(
      refusal(
        status,
        codes.filter((code) => statusOf(code) === status),
      ),
    ),
  ]);
  return new Map([[contract.status ?? 200, ajv.compile(answerSchema(contract.answer))], ...refused]);
}

/** X-Organization-Id: usually omitted, otherwise an organization within or beyond reach, or any text. */
const anyHeader = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    idOf("organization", pools),
    fc.stringMatching(/^[ -~]{0,50}$/),
  );

describe("any request of a dialect, valid or broken", () => {
  it.each(CASES)(
    "%s %s answers as documented, never with a 5xx, and never accepts what its schema forbids",
    { timeout: PROPERTY_TIMEOUT_MS },
    async (_, __, contract, { refusal }) => {
      const load = ROUTES[`/app${contract.path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`];
      const route = await load?.();
      if (!route) throw new Error(`${contract.path} has no route.`);
      const isDescribed = describedBy(contract);
      const answers = describedAnswers(contract, refusal);
      const request = fc.tuple(anyRequest(contract, pools), anyHeader());
      await fc.assert(
        fc.asyncProperty(request, async ([{ path, params, fields }, organization]) => {
          const { status, body } = await call(route, contract.method, path, {
            key,
            params,
            headers: organization === undefined ? {} : { "x-organization-id": organization },
            ...(sendsBody(contract) ? { body: fields } : { query: asQuery(fields) }),
          });
          const isAnswer = answers.get(status);
          expect([status, body, isAnswer?.(body), isAnswer?.errors]).toEqual([status, body, true, null]);
          const { known } = knownFields(contract.input, fields);
          if (sendsBody(contract) && !isDescribed(known)) expect([400, 404]).toContain(status);
        }),
        propertyRuns(),
      );
    },
  );
});
