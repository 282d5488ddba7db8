import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { systemContext } from "@/lib/context";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";
import { CONTRACTS } from "../contracts/all";
import type { Route } from "../methods";
import { call, makeTestKey } from "../testing";
import { anyRequest, asQuery, describedBy, type Pools, sendsBody } from "./any-request";

useTestCarrier(useTestDatabase());

/** Requests an operation: those that buy and release at the carrier are slower by far. */
const RUNS = 1000;
const TIMEOUT_MS = 180_000;

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/v1/**/route.ts");

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
  const context = systemContext("Test", () => new Date());
  const trunk = await createTrunk(context, {
    orgId: account.id,
    name: "PBX",
    host: "pbx.example",
    port: 5060,
  });
  const { workflow } = await saveWorkflow(context, {
    botId: bots[0]?.id ?? "",
    title: "Book a visit",
    description: null,
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
    id: [workflow.id],
    workflowId: [workflow.id],
  };
  key = await makeTestKey(account.id);
});

describe("any request, right or broken", () => {
  it.each(CONTRACTS.map((contract) => [contract.id, contract] as const))(
    "%s answers as the description says, never with a fault of ours, and takes nothing that is described as wrong",
    { timeout: TIMEOUT_MS },
    async (_, contract) => {
      const load = ROUTES[`/app${contract.path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`];
      const route = await load?.();
      if (!route) throw new Error(`${contract.path} has no route.`);
      const isDescribed = describedBy(contract);
      await fc.assert(
        fc.asyncProperty(anyRequest(contract, pools), async ({ path, params, fields }) => {
          const answer = await call(route, contract.method, path, {
            key,
            params,
            ...(sendsBody(contract) ? { body: fields } : { query: asQuery(fields) }),
          });
          expect(answer.status).toBeLessThan(500);
          if (sendsBody(contract) && answer.status < 300)
            expect([fields, isDescribed(fields)]).toEqual([fields, true]);
        }),
        { numRuns: RUNS },
      );
    },
  );
});
