import { STATUS_CODES } from "node:http";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import type { Contract } from "../contract";
import * as hmsAccount from "../hms/account";
import * as hmsAssistants from "../hms/assistants";
import * as hmsNumbers from "../hms/numbers";
import * as hmsTrunks from "../hms/sip-trunks";
import type { Route } from "../methods";
import * as opencxAgents from "../opencx/phone-agents";
import * as opencxVoices from "../opencx/voices";
import { knownFields } from "../read-input";
import { call, makeTestKey } from "../testing";
import { anyRequest, asQuery, describedBy, idOf, type Pools, sendsBody } from "./any-request";
import { errorsByStatus } from "./errors";
import { answerSchema, type JsonSchema } from "./schemas";

useTestCarrier(useTestDatabase());

const RUNS = 1000;
const TIMEOUT_MS = 180_000;

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/compat/**/route.ts");

/** An API whose clients move here: its operations, and the shape of its refusals. */
interface DialectCase {
  name: string;
  contracts: Contract[];
  refusal: (status: number, codes: ErrorCode[]) => JsonSchema;
}

const contractsOf = (...modules: Record<string, { contract: Contract }>[]) =>
  modules.flatMap((module) => Object.values(module).map(({ contract }) => contract));
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
    contracts: contractsOf(hmsNumbers, hmsTrunks, hmsAssistants, hmsAccount),
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
    contracts: contractsOf(opencxAgents, opencxVoices),
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
  // A carrier that is given up on answers 503, which is right, and here only says that the machine is busy.
  Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0", CARRIER_TIMEOUT_MS: "30000" });
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

/** What an operation can answer, by status; a wrong field is a 400 in these APIs. */
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

/** X-Organization-Id: mostly left out, else an organization in reach or not, or what is none. */
const anyHeader = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    idOf("organization", pools),
    fc.stringMatching(/^[ -~]{0,50}$/),
  );

describe("any request of a dialect, right or broken", () => {
  it.each(CASES)(
    "%s %s answers as it is described, never with a fault of ours, and takes nothing that is described as wrong",
    { timeout: TIMEOUT_MS },
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
        { numRuns: RUNS },
      );
    },
  );
});
