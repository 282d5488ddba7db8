import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { botFaqs, variables, workflows } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { makeConversation } from "@/db/testing/conversations";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  provisionInput,
  TEST_NOW,
} from "@/db/testing/factory";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { updateOrder } from "@/db/testing/purchases";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import type { Route } from "../core/methods";
import { call, makeTestKey } from "../core/testing";
import { CONTRACTS } from "../v1/all";
import { anyRequest, asQuery, describedBy, type Owners, type Pools, sendsBody } from "./any-request";

useTestCarrier(useTestDatabase());

/** The seed is fixed, so that a new failure means a change; campaigns use other seeds. */
const { numRuns: RUNS, seed: SEED = 1 } = propertyRuns();
/** Requests per scene. A deleting operation has used up most of a scene by then, and needs a new one. */
const RUNS_A_SCENE = Math.min(RUNS, 250);

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/v1/**/route.ts");

type Organization = Awaited<ReturnType<typeof makeOrganization>>;
type Bot = Awaited<ReturnType<typeof makeBot>>;

beforeAll(() => {
  Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" });
});

/** Operations that take a platform key. */
const OF_THE_PLATFORM = ["createAccount", "closeAccount"];

/** Objects of every kind and state within one key's reach, and a few beyond it. */
interface Scene {
  /** A key of the account; for operations of the platform, a key of the platform. */
  key: string;
  pools: Pools;
  owners: Owners;
}

/** Makes a new scene, so that no operation depends on what another left behind. */
async function makeScene(operation: string): Promise<Scene> {
  const [{ account, location }, foreign] = await Promise.all([makeAccount(), makeAccount()]);
  const makeLocation = (name: string) => makeOrganization({ name, parentAccountOrgId: account.id });
  const [sibling, ...idle] = await Promise.all(["Evanston", "Oak Park", "Cicero"].map(makeLocation));
  if (!sibling) throw new Error("No sibling was made.");
  const [bots, trunks, key] = await Promise.all([
    Promise.all(
      [location, location, location, location, sibling, foreign.location].map((one) => makeBot(one)),
    ),
    Promise.all([account, account, location, foreign.account].map(makeTrunk)),
    makeTestKey(OF_THE_PLATFORM.includes(operation) ? null : account.id),
  ]);
  // A closing operation needs accounts that hold nothing.
  const empty = await Promise.all(["Empty", "Idle", "New"].map((name) => makeOrganization({ name })));
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
      accounts: idsOf([account, foreign.account, ...empty]),
      organizations,
      orgId: organizations,
      targetOrgId: organizations,
      accountId: [account.id],
      parentAccountOrgId: [account.id],
      bots: idsOf(bots),
      botId: idsOf(bots),
      faqs: idsOf(faqs),
      workflows: idsOf(flows),
      // The only body with an `id` field is a workflow's.
      id: idsOf(flows),
      variables: idsOf(kept),
      "phone-numbers": idsOf(lines),
      "phone-number-orders": idsOf(orders),
      conversations: idsOf(await Promise.all(lines.slice(0, 4).map((line) => makeConversation(line)))),
      "audit-entries": await makeChanges([location, location, foreign.location]),
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

/** Lines with and without a bot, in quarantine, with a trunk, in a sibling location, and out of reach. */
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

/** The history's entries of changes that can be undone: each organization has a line that was just detached. */
async function makeChanges(places: Organization[]): Promise<string[]> {
  const entries = await Promise.all(
    places.map(async (place) => {
      const line = await makeNumber(place, { botId: (await makeBot(place)).id });
      return detachNumber(contextOf(place, "admin", { now: () => new Date() }), { id: line.id });
    }),
  );
  return entries.flatMap(({ entryId }) => entryId ?? []);
}

/** An open purchase; at every second index, one that stopped. */
async function makeOrder(organization: Organization, place: number): Promise<{ id: string }> {
  const { order } = await startOrder(contextOf(organization), provisionInput(organization.id));
  if (place % 2 === 1) await updateOrder(order.id, { stoppedAt: new Date(), stoppedFor: "refused" });
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

describe("any request, valid or broken", () => {
  it.each(CONTRACTS.map((contract) => [contract.id, contract] as const))(
    "%s answers as documented, never with a 5xx, never accepts what its schema forbids, and succeeds at least once",
    { timeout: PROPERTY_TIMEOUT_MS },
    async (id, contract) => {
      const load = ROUTES[`/app${contract.path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`];
      const route = await load?.();
      if (!route) throw new Error(`${contract.path} has no route.`);
      const isDescribed = describedBy(contract);
      const met = new Map<number, number>();
      for (let run = 0; run < RUNS; run += RUNS_A_SCENE) {
        const { key, pools, owners } = await makeScene(id);
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
      // Without a single success, the requests above never reached an existing object and prove nothing.
      const statuses = [...met].map(([status, times]) => `${times} times ${status}`).join(", ");
      const isReached = [...met.keys()].some((status) => status < 300);
      expect(isReached, `${id} never succeeded. It answered ${statuses}.`).toBe(true);
    },
  );
});
