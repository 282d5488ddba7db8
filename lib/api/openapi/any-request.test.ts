import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { botFaqs, variables, workflows } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  TEST_NOW,
  wishFor,
} from "@/db/testing/factory";
import { change } from "@/db/testing/purchases";
import { startOrder } from "@/lib/domain/orders/start-order";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { CONTRACTS } from "../contracts/all";
import type { Route } from "../methods";
import { call, makeTestKey } from "../testing";
import { anyRequest, asQuery, describedBy, type Owners, type Pools, sendsBody } from "./any-request";

useTestCarrier(useTestDatabase());

/** Requests an operation: those that buy and release at the carrier are slower by far. */
const RUNS = 1000;
/** So many of them meet the same things. What deletes has then used up most of them, and is given new ones. */
const RUNS_A_SCENE = 250;
/** The same requests each time, so that what fails was changed. `LINEKEEPER_SEED=2 npm test -- unit` makes others. */
const SEED = Number(process.env.LINEKEEPER_SEED ?? 1);
const TIMEOUT_MS = 180_000;

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/v1/**/route.ts");

type Organization = Awaited<ReturnType<typeof makeOrganization>>;
type Bot = Awaited<ReturnType<typeof makeBot>>;

beforeAll(() => {
  // A carrier that is given up on answers 503, which is right, and here only says that the machine is busy.
  Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0", CARRIER_TIMEOUT_MS: "30000" });
});

/** What one key can do something to, of every kind and in every state, and a little of what it cannot reach. */
interface Scene {
  key: string;
  pools: Pools;
  owners: Owners;
}

/** A scene of its own, so that no operation finds less to do because another ran before it. */
async function makeScene(): Promise<Scene> {
  const [{ account, location }, foreign] = await Promise.all([makeAccount(), makeAccount()]);
  const makeLocation = (name: string) => makeOrganization({ name, parentAccountOrgId: account.id });
  const [sibling, ...idle] = await Promise.all(["Evanston", "Oak Park", "Cicero"].map(makeLocation));
  if (!sibling) throw new Error("No sibling was made.");
  const [bots, trunks, key] = await Promise.all([
    Promise.all(
      [location, location, location, location, sibling, foreign.location].map((one) => makeBot(one)),
    ),
    Promise.all([account, account, location, foreign.account].map(makeTrunk)),
    makeTestKey(account.id),
  ]);
  const [answering, second] = bots;
  const [lines, orders, faqs, kept, flows] = await Promise.all([
    makeLines({ location, sibling, foreign: foreign.location, bot: answering, trunkId: trunks[0]?.id }),
    Promise.all([location, location, sibling, foreign.location].map(makeOrder)),
    makeFaqs(bots.filter((bot) => bot !== second)),
    makeVariables([location, sibling, foreign.location]),
    makeWorkflows(bots.filter((bot) => bot !== second)),
  ]);
  const organizations = idsOf([account, location, sibling, ...idle, foreign.location]);
  return {
    key,
    pools: {
      organizations,
      orgId: organizations,
      targetOrgId: organizations,
      accountId: [account.id],
      parentAccountOrgId: [account.id],
      bots: idsOf(bots),
      botId: idsOf(bots),
      faqs: idsOf(faqs),
      workflows: idsOf(flows),
      // The only body with an id is that of a workflow.
      id: idsOf(flows),
      variables: idsOf(kept),
      "phone-numbers": idsOf(lines),
      "phone-number-orders": idsOf(orders),
      "sip-trunks": idsOf(trunks),
      transferTrunkId: idsOf(trunks),
    },
    owners: Object.fromEntries([
      ...[...faqs, ...flows].map(({ id, botId }) => [id, botId]),
      ...kept.map(({ id, orgId }) => [id, orgId]),
    ]),
  };
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function makeTrunk(organization: Organization) {
  const address = { host: "pbx.example", port: 5060 };
  return createTrunk(contextOf(organization), { orgId: organization.id, name: "PBX", ...address });
}

/** Lines with a bot and without one, waiting for their release, over a trunk, elsewhere, and out of reach. */
function makeLines(at: {
  location: Organization;
  sibling: Organization;
  foreign: Organization;
  bot: Bot | undefined;
  trunkId: string | undefined;
}) {
  const attached = { botId: at.bot?.id ?? null };
  return Promise.all([
    makeNumber(at.location, attached),
    makeNumber(at.location, { ...attached, transferTrunkId: at.trunkId ?? null }),
    makeNumber(at.location),
    makeNumber(at.location, { status: "quarantined" }),
    makeNumber(at.sibling),
    makeNumber(at.sibling, { status: "quarantined" }),
    makeNumber(at.foreign),
  ]);
}

/** A purchase that is under way, or at every second place one that stopped. */
async function makeOrder(organization: Organization, place: number): Promise<{ id: string }> {
  const { order } = await startOrder(contextOf(organization), wishFor(organization.id));
  if (place % 2 === 1) await change(order.id, { stoppedAt: new Date(), stoppedFor: "refused" });
  return order;
}

const TIMES = { createdAt: TEST_NOW, updatedAt: TEST_NOW };

/** Two questions for each bot. */
function makeFaqs(bots: Bot[]) {
  const rows = bots.flatMap(({ id }) =>
    ["Do you take walk-ins?", "Where can I park?"].map((question, position) => ({
      botId: id,
      position,
      question,
      answer: "Yes.",
    })),
  );
  return database().insert(botFaqs).values(rows).returning();
}

/** Two variables for each organization. */
function makeVariables(organizations: Organization[]) {
  const rows = organizations.flatMap(({ id, accountId }) =>
    ["parking", "emergency_phone"].map((name) => ({
      orgId: id,
      accountId,
      name,
      type: "STRING" as const,
      value: "At the back",
      ...TIMES,
    })),
  );
  return database().insert(variables).values(rows).returning();
}

/** Two workflows for each bot. */
function makeWorkflows(bots: Bot[]) {
  const rows = bots.flatMap(({ id }) =>
    ["Book a visit", "Cancel a visit"].map((title, order) => ({
      botId: id,
      title,
      order,
      steps: [],
      ...TIMES,
    })),
  );
  return database().insert(workflows).values(rows).returning();
}

describe("any request, right or broken", () => {
  it.each(CONTRACTS.map((contract) => [contract.id, contract] as const))(
    "%s answers as the description says, never with a fault of ours, takes nothing that is described as wrong, and does what it is asked where it can",
    { timeout: TIMEOUT_MS },
    async (id, contract) => {
      const load = ROUTES[`/app${contract.path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`];
      const route = await load?.();
      if (!route) throw new Error(`${contract.path} has no route.`);
      const isDescribed = describedBy(contract);
      const met = new Map<number, number>();
      for (let run = 0; run < RUNS; run += RUNS_A_SCENE) {
        const { key, pools, owners } = await makeScene();
        await fc.assert(
          fc.asyncProperty(anyRequest(contract, pools, owners), async ({ path, params, fields }) => {
            const { status } = await call(route, contract.method, path, {
              key,
              params,
              ...(sendsBody(contract) ? { body: fields } : { query: asQuery(fields) }),
            });
            met.set(status, (met.get(status) ?? 0) + 1);
            expect(status).toBeLessThan(500);
            if (status < 300) expect([fields, isDescribed(fields)]).toEqual([fields, true]);
          }),
          { numRuns: RUNS_A_SCENE, seed: SEED + run },
        );
      }
      // Without one success the requests above have met nothing that is there, and would say nothing.
      const statuses = [...met].map(([status, times]) => `${times} times ${status}`).join(", ");
      const isReached = [...met.keys()].some((status) => status < 300);
      expect(isReached, `${id} never did what it was asked. It answered ${statuses}.`).toBe(true);
    },
  );
});
