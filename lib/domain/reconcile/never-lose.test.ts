import { desc } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { expectLaws } from "@/db/testing/laws";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import {
  livingLines,
  makeWorld,
  openOrders,
  openStrays,
  reconcile,
  type World,
  workerRounds,
} from "@/db/testing/world";
import { attachNumber, switchBot } from "@/lib/domain/numbers/attach-number";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { quarantineNumber } from "@/lib/domain/numbers/quarantine-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { restoreNumber } from "@/lib/domain/numbers/restore-number";
import { chooseNumber } from "@/lib/domain/orders/choose-number";
import { finishOrder } from "@/lib/domain/orders/finish-order";
import { takeLease } from "@/lib/domain/orders/lease";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { releaseOrder } from "@/lib/domain/orders/release-order";
import { purchaseReference } from "@/lib/domain/orders/rules";
import { startOrder } from "@/lib/domain/orders/start-order";
import { AppError } from "@/lib/errors";
import { defaultCarrier } from "@/lib/telephony/registry";
import { adoptNumber } from "./adopt-number";
import { releaseStray } from "./release-stray";

const carrier = useTestCarrier(useTestDatabase());

const LONGEST = 12;
const LINE = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;
const FAULTS = ["cut_before", "cut_after", "fail_before", "fail_after", "html", "truncated"] as const;
const OPERATIONS = ["search", "buy", "update", "list", "release"] as const;

/** What the tables do not know: numbers that were released at the carrier behind our back. */
interface Model {
  lostAtCarrier: Set<string>;
}

/** One action or accident. If we refuse it with a code of our own, nothing may change. */
class Step implements fc.AsyncCommand<Model, World> {
  constructor(
    readonly name: string,
    readonly act: (world: World, model: Model) => Promise<unknown>,
  ) {}

  check = () => true;
  toString = () => this.name;

  async run(model: Model, world: World): Promise<void> {
    const before = await lastEntry();
    const refused = await this.act(world, model).then(
      () => false,
      (error: unknown) => {
        if (error instanceof AppError && error.status < 500) return true;
        if (error instanceof AppError && error.code === "carrier_unavailable") return true;
        throw error;
      },
    );
    if (refused) expect(await lastEntry(), `${this.name} was refused but changed something`).toBe(before);
    await world.carrier.fail();
    await expectLaws(world, model.lostAtCarrier);
  }
}

/** The id of the last audit entry; every accepted change adds one. */
async function lastEntry(): Promise<string | undefined> {
  const [last] = await database()
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return last?.id;
}
/** The row that a random number selects. */
const pick = <Row>(rows: Row[], at: number): Row | undefined => rows[at % Math.max(1, rows.length)];
const at = fc.nat(7);
const org = fc.nat(1);
const bot = fc.nat(3);

const onLine = (name: string, act: (world: World, id: string) => Promise<unknown>) => (where: number) =>
  new Step(`${name} ${where}`, async (world) => {
    const line = pick(await livingLines(), where);
    if (line) await act(world, line.id);
  });

const create = fc
  .record({
    org,
    bot: fc.option(fc.nat(1)),
    fault: fc.option(fc.constantFrom(...FAULTS)),
    at: fc.constantFrom(...OPERATIONS),
  })
  .map(
    (spec) =>
      new Step(
        `create in ${spec.org}${spec.fault ? ` with ${spec.fault} at ${spec.at}` : ""}`,
        async (world) => {
          if (spec.fault) await world.carrier.fail({ operation: spec.at, kind: spec.fault, times: 1 });
          const botId = spec.bot === null ? null : world.bots[spec.org * 2 + spec.bot];
          await provisionNumber(world.admin, {
            ...LINE,
            orgId: world.orgs[spec.org] ?? "",
            areaCode: "312",
            botId,
          });
        },
      ),
  );

/** A process that dies after it commits to a number: before it buys, or before it records the purchase. */
const crash = fc.record({ org, bought: fc.boolean() }).map(
  (spec) =>
    new Step(`crash ${spec.bought ? "after" : "before"} a purchase in ${spec.org}`, async (world) => {
      const input = { ...LINE, orgId: world.orgs[spec.org] ?? "", areaCode: "773" };
      const { order } = await startOrder(world.admin, input);
      const held = await takeLease(order.id);
      if (!held) return;
      const chosen = await chooseNumber(held, {
        carrier: defaultCarrier(),
        now: world.admin.now,
        isFirstTry: false,
      });
      if (chosen.kind !== "moved" || !spec.bought) return;
      await defaultCarrier().numbers.buyNumber({
        number: chosen.order.number ?? "",
        label: "x",
        reference: purchaseReference(order, chosen.order.number ?? ""),
      });
    }),
);

const tick = fc
  .record({
    days: fc.nat(3),
    fault: fc.option(fc.constantFrom(...FAULTS)),
    at: fc.constantFrom(...OPERATIONS),
  })
  .map(
    ({ days, fault, at }) =>
      new Step(`${days} days pass${fault ? ` with ${fault} at ${at}` : ""}`, async (world) => {
        world.today += days;
        if (fault) await world.carrier.fail({ operation: at, kind: fault, times: 1 });
        await workerRounds(world);
      }),
  );

const lose = at.map(
  (where) =>
    new Step(`lose ${where} at the carrier`, async (_world, model) => {
      const line = pick(await livingLines(), where);
      if (!line?.carrierNumberId) return;
      await defaultCarrier().numbers.releaseNumber(line.carrierNumberId);
      model.lostAtCarrier.add(line.number);
    }),
);

const plant = fc.constant(
  new Step("buy elsewhere", async (world) => {
    const { carrierNumberId } = await world.carrier.buyByHand({ areaCode: "872" });
    world.planted.add(carrierNumberId);
  }),
);

const commands = [
  create,
  crash,
  tick,
  lose,
  plant,
  fc
    .tuple(at, bot)
    .map(([where, which]) =>
      onLine(`attach ${which} to`, (world, id) =>
        attachNumber(world.admin, { id, botId: world.bots[which] ?? "" }),
      )(where),
    ),
  fc
    .tuple(at, bot)
    .map(([where, which]) =>
      onLine(`switch to ${which}`, (world, id) =>
        switchBot(world.admin, { id, botId: world.bots[which] ?? "" }),
      )(where),
    ),
  at.map(onLine("detach", (world, id) => detachNumber(world.admin, { id }))),
  fc
    .tuple(at, org)
    .map(([where, to]) =>
      onLine(`migrate to ${to}`, (world, id) =>
        migrateNumber(world.admin, { id, targetOrgId: world.orgs[to] ?? "" }),
      )(where),
    ),
  fc
    .tuple(at, fc.integer({ min: 1, max: 3 }))
    .map(([where, days]) =>
      onLine(`quarantine ${days} days`, (world, id) =>
        quarantineNumber(world.admin, { id, days, plan: { kind: "notice" } }),
      )(where),
    ),
  at.map(onLine("restore", (world, id) => restoreNumber(world.admin, { id }))),
  at.map(onLine("release", (world, id) => releaseNumber(world.admin, { id }))),
  at.map(
    (where) =>
      new Step(`finish order ${where}`, async (world) => {
        const order = pick(await openOrders(), where);
        if (order) await finishOrder(world.admin, { id: order.id });
      }),
  ),
  at.map(
    (where) =>
      new Step(`give up order ${where}`, async (world) => {
        const order = pick(await openOrders(), where);
        if (order) await releaseOrder(world.admin, { id: order.id });
      }),
  ),
  fc.constant(new Step("reconcile", (world) => reconcile(world))),
  fc.tuple(at, org).map(
    ([where, into]) =>
      new Step(`adopt ${where} into ${into}`, async (world) => {
        const stray = pick(await openStrays(), where);
        if (stray)
          await adoptNumber(world.support, { ...LINE, findingId: stray.id, orgId: world.orgs[into] ?? "" });
      }),
  ),
  at.map(
    (where) =>
      new Step(`release stray ${where}`, async (world) => {
        const stray = pick(await openStrays(), where);
        if (stray) await releaseStray(world.support, { findingId: stray.id });
      }),
  ),
];

/** With a healthy carrier, all work ends: no open orders, and the carrier holds exactly our living lines and strays. */
async function expectSettled(world: World, model: Model): Promise<void> {
  for (const order of await openOrders()) await finishOrder(world.admin, { id: order.id });
  await workerRounds(world);
  await reconcile(world);
  expect(await openOrders()).toEqual([]);
  const listed = await defaultCarrier().numbers.listNumbers({ limit: 1000 });
  const held = listed.ok ? listed.value.numbers.map(({ number }) => number) : [];
  const lines = await livingLines();
  const living = lines.filter(({ status }) => status === "active" || status === "quarantined");
  const strays = await openStrays();
  expect([...held].sort()).toEqual([...living, ...strays].map(({ number }) => number).sort());
  await expectLaws(world, model.lostAtCarrier);
}

it(
  "keeps every number accounted for through any sequence of verbs, crashes, faults and days",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: LONGEST, size: "max" }), async (steps) => {
        const world = await makeWorld(carrier);
        const model: Model = { lostAtCarrier: new Set() };
        await fc.asyncModelRun(() => ({ model, real: world }), steps);
        await expectSettled(world, model);
      }),
      { ...propertyRuns(), endOnFailure: true },
    );
  },
  PROPERTY_TIMEOUT_MS,
);
