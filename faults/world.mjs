import { setTimeout as delay } from "node:timers/promises";
import { runProgram } from "../scripts/stack/run-stack.mjs";
import { call, codeOf } from "./client.mjs";
import {
  noLossByRelease,
  nothingOverdue,
  ownBots,
  readFacts,
  sameNumbers,
  samePurchases,
  wholeHistory,
  withinLimit,
} from "./laws.mjs";
import { resetBefore } from "./proxies/carrier-faults.mjs";

/** Every order is done or has failed within this after whoever had it is back (docs/faults.md, "Reading the table"). */
const RECOVERED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 40;
const ADDRESS = { addressLine1: "1 Main Street", city: "Chicago", state: "IL", zip: "60601" };

/** @typedef {import("./client.mjs").Answer} Answer */
/** @typedef {import("./stack/stack.mjs").Member} Member */

/**
 * What one run of a fault plays in: organizations of its own, a web server to ask, chance, and a list of what was found
 * broken.
 */
export class World {
  run;
  stack;
  carrier;
  random;
  /** @type {string[]} */
  violations = [];
  /** @type {string[]} */
  #orgs = [];
  /** Who carries purchases and releases out. @type {"web" | "worker" | "anybody"} */
  #who = "anybody";
  #counter = 0;
  /** @type {number | null} */
  #healedAt = null;
  #longest = 0;
  #ledgerBefore = 0;
  #killsBefore = 0;
  /** Answers with 500, which are never right. @type {string[]} */
  #broken = [];

  /**
   * @param {{ stack: import("./stack/stack.mjs").Stack, carrier: import("./carrier.mjs").CarrierLedger, random: import("./random.mjs").Random, run: number }} parts
   */
  constructor({ stack, carrier, random, run }) {
    this.run = run;
    this.stack = stack;
    this.carrier = carrier;
    this.random = random;
  }

  get web() {
    return /** @type {Member} */ (this.stack.webs[0]);
  }

  get otherWeb() {
    return /** @type {Member} */ (this.stack.webs[1]);
  }

  get members() {
    return [...this.stack.webs, ...this.stack.workers];
  }

  /** The longest that anything took to recover, in milliseconds. */
  get longest() {
    return this.#longest;
  }

  /** How often a process was killed. */
  get kills() {
    return this.members.reduce((sum, { program }) => sum + program.kills, 0) - this.#killsBefore;
  }

  /** @param {boolean} holds @param {string | (() => string)} otherwise what is broken where it does not hold */
  expect(holds, otherwise) {
    if (!holds) this.violations.push(typeof otherwise === "string" ? otherwise : otherwise());
  }

  /** @param {Answer} answer @param {number[]} statuses @param {string} what */
  expectStatus(answer, statuses, what) {
    this.expect(
      statuses.includes(answer.status),
      () => `${what}: ${answer.status} ${answer.text.slice(0, 300)}`,
    );
  }

  /** What was broken is whole again, or up to others: from here on the time to recover is counted. */
  healed() {
    this.#healedAt = performance.now();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: object, idempotencyKey?: string, web?: Member, timeoutMs?: number }} [options] one of the web
   *   servers by chance, unless one is named
   */
  async api(method, path, { web = this.random.pick(this.stack.webs), ...options } = {}) {
    const answer = await call(web.url, this.stack.key, method, path, options);
    if (answer.status === 500) this.#broken.push(`500 to ${method} ${path}: ${answer.text.slice(0, 200)}`);
    return answer;
  }

  /** As `api`, until it is answered, where anything but success ends the run. @param {Parameters<World["api"]>} request */
  async made(...request) {
    const [method, path, options = {}] = request;
    const idempotencyKey = method === "POST" ? this.random.token() : undefined;
    const answer = await this.final(() => this.api(method, path, { idempotencyKey, ...options }));
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`${request[0]} ${request[1]} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    return answer.body.data;
  }

  /** A new organization of the campaign's account, ready to buy. @returns {Promise<string>} its id */
  async organization() {
    const { id } = await this.made("POST", "/v1/organizations", {
      body: {
        name: `Practice ${++this.#counter}`,
        phone: "+13125550100",
        timezone: "America/Chicago",
        parentAccountOrgId: this.stack.account,
        address: ADDRESS,
      },
    });
    this.#orgs.push(id);
    return id;
  }

  /** @param {string} orgId @returns {Promise<string>} its id */
  async bot(orgId) {
    const body = { orgId, name: `Front Desk ${++this.#counter}`, greeting: "Hello." };
    return (await this.made("POST", "/v1/bots", { body })).id;
  }

  /** What asks for a number. @param {string} orgId @param {object} [more] */
  async wish(orgId, more = {}) {
    const areaCode =
      "areaCode" in more || "phoneNumber" in more ? {} : { areaCode: await this.carrier.areaCode() };
    return {
      orgId,
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      ...areaCode,
      ...more,
    };
  }

  /**
   * Buys a number, asking again with the same key until the answer is final.
   * @param {string} orgId
   * @param {{ web?: Member, idempotencyKey?: string, wish?: object }} [options] `web`: the server that is asked, always
   */
  async purchase(orgId, { web, idempotencyKey = this.random.token(), wish = {} } = {}) {
    const body = await this.wish(orgId, wish);
    /** @type {import("./client.mjs").Answer | null} */
    let pending = null;
    return this.final(async () => {
      // A web server that takes it up again, and cannot carry it out, would only make the worker's try later.
      if (pending && this.#who === "worker" && (await this.#isOpen(pending.body.data.order.id)))
        return pending;
      const answer = await this.api("POST", "/v1/phone-numbers", {
        body,
        idempotencyKey,
        ...(web ? { web } : {}),
      });
      pending = answer.status === 202 ? answer : null;
      return answer;
    });
  }

  /** Purchases and releases are carried out by the web servers, or by the workers, or by whoever comes first. @param {"web" | "worker" | "anybody"} who */
  by(who) {
    this.#who = who;
    for (const { database } of this.stack.workers)
      if (who === "web") database.freeze();
      else database.thaw();
    // A web server that cannot reach the carrier leaves the work to a worker.
    this.fail(this.stack.webs, ...(who === "worker" ? [{ operation: "any", act: resetBefore }] : []));
  }

  /** @param {string} orderId */
  async #isOpen(orderId) {
    const { rows } = await this.stack.database.query(
      "select 1 from phone_number_orders where id = $1 and state in ('searching', 'buying', 'wiring') and stopped_at is null",
      [orderId],
    );
    return rows.length > 0;
  }

  /** Who has asked the carrier for something, the first of them. @param {string} operation */
  asker(operation) {
    const asked = this.members.find(({ carrier }) =>
      carrier.calls.some((call) => call.operation === operation),
    );
    if (!asked) throw new Error(`Nobody has asked the carrier for ${operation}.`);
    return asked;
  }

  /** Forgets what the carrier was asked so far. */
  forgetCalls() {
    for (const { carrier } of this.members) carrier.calls = [];
  }

  /** How often the carrier was asked for something, by any process. @param {string} operation */
  calls(operation) {
    return this.members
      .flatMap(({ carrier }) => carrier.calls)
      .filter((call) => call.operation === operation)
      .sort((a, b) => a.at - b.at);
  }

  /** The carrier fails for some processes, so often for all together. @param {Member[]} members @param {...import("./proxies/carrier-proxy.mjs").Rule} rules */
  fail(members, ...rules) {
    for (const { carrier } of members) carrier.fail(...rules);
  }

  /** A bought line. @param {string} orgId @returns {Promise<{ id: string, number: string }>} */
  async line(orgId) {
    const answer = await this.purchase(orgId);
    if (answer.status !== 201)
      throw new Error(`No line was bought: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.body.data;
  }

  /** Lines that the practice brings, which cost nothing. @param {string} orgId @param {number} count */
  async brought(orgId, count) {
    for (let made = 0; made < count; made++) {
      const phoneNumber = `+4420${this.random.int(10_000_000, 99_999_999)}`;
      await this.made("POST", "/v1/phone-numbers/byo", { body: { orgId, phoneNumber } });
    }
  }

  /**
   * Asks again and again, as a client that wants to know, until the answer is final.
   * @param {() => Promise<Answer>} ask the same request each time
   */
  async final(ask, withinMs = RECOVERED_WITHIN_MS) {
    const until = performance.now() + withinMs;
    for (;;) {
      const answer = await ask();
      const isFinal =
        ![0, 202, 503, 429].includes(answer.status) && codeOf(answer) !== "idempotency_key_in_use";
      if (isFinal || performance.now() > until) return answer;
      await delay(150);
    }
  }

  /** The order that a request led to. @param {string} orgId @returns {Promise<import("./laws.mjs").Order[]>} */
  async orders(orgId) {
    const { rows } = await this.stack.database.query(
      "select id, org_id, state, number, carrier_number_id, phone_number_id, failure, waiting_for from phone_number_orders where org_id = $1 order by created_at",
      [orgId],
    );
    return rows;
  }

  /** Remembers where the ledger stands before the run. */
  async begin() {
    this.#killsBefore = this.kills;
    this.#ledgerBefore = (await this.carrier.entries()).length;
  }

  /** How often numbers were bought by orders of an organization, as the ledger has it. @param {string} orgId */
  async purchases(orgId) {
    const [orders, entries] = await Promise.all([this.orders(orgId), this.carrier.entries()]);
    const { rows } = await this.stack.database.query(
      "select tried_numbers from phone_number_orders where org_id = $1",
      [orgId],
    );
    const numbers = new Set([
      ...orders.map(({ number }) => number),
      ...rows.flatMap((row) => row.tried_numbers),
    ]);
    // What was given back may have been sold to another before.
    const since = entries.slice(this.#ledgerBefore);
    return since.filter(({ event, number }) => event === "purchase" && numbers.has(number)).length;
  }

  /** @param {string} id of a line @returns {Promise<import("./laws.mjs").Line>} */
  async lineRow(id) {
    const { rows } = await this.stack.database.query(
      "select id, org_id, account_id, bot_id, number, status, carrier, carrier_number_id from phone_numbers where id = $1",
      [id],
    );
    return rows[0];
  }

  /** A number for sale that was never ours. @returns {Promise<string>} */
  async unknownNumber() {
    const numbers = await this.carrier.forSale(await this.carrier.areaCode(), 50);
    const { rows } = await this.stack.database.query(
      "select number from phone_numbers where number = any($1)",
      [numbers],
    );
    const ours = new Set(rows.map(({ number }) => number));
    return this.random.pick(numbers.filter((number) => !ours.has(number)));
  }

  /** Has the carrier's list compared with ours, as an operator does. @returns {Promise<string>} what was found */
  reconcile() {
    return runProgram(this.stack.programs, this.stack.environment, ["reconcile"]);
  }

  /** What the comparisons have found about a number. @param {string} number */
  async findings(number) {
    const { rows } = await this.stack.database.query(
      "select id, kind, state, resolution, order_id, phone_number_id, drift from carrier_findings where number = $1 order by created_at",
      [number],
    );
    return rows;
  }

  /** Waits for something that has to come true. @param {() => Promise<boolean>} isTrue @param {string} what */
  async until(isTrue, what, withinMs = RECOVERED_WITHIN_MS) {
    const until = performance.now() + withinMs;
    while (!(await isTrue().catch(() => false))) {
      if (performance.now() > until) {
        this.violations.push(`Within ${withinMs / 1000} s it did not come true that ${what}.`);
        return false;
      }
      await delay(LOOK_EVERY_MS);
    }
    return true;
  }

  /** Waits until no purchase and no release is under way, and keeps how long that took. */
  async settle() {
    const { database } = this.stack;
    const isQuiet = async () => {
      const { rows } = await database.query(
        `select (select count(*) from phone_number_orders where state in ('searching', 'buying', 'wiring') and stopped_at is null)
              + (select count(*) from phone_numbers where status = 'releasing') as open`,
      );
      return Number(rows[0].open) === 0;
    };
    if (await this.until(isQuiet, "every purchase and release came to its end"))
      this.recovered(this.#healedAt ?? performance.now());
  }

  /** Something is as it should be again. @param {number} since when it could begin to recover, by `performance.now()` */
  recovered(since) {
    this.#longest = Math.max(this.#longest, performance.now() - since);
  }

  /** Checks every law. What is broken is in `violations` afterwards. */
  async judge() {
    const { database } = this.stack;
    const facts = await readFacts(database, this.carrier);
    const found = [
      ...sameNumbers(facts),
      ...samePurchases(facts),
      ...noLossByRelease(facts),
      ...withinLimit(facts),
      ...(await ownBots(database)),
      ...(await nothingOverdue(database)),
      ...(await wholeHistory(database, this.#orgs)),
      ...this.#broken,
      ...[...this.members.map(({ program }) => program), this.stack.carrier].flatMap((program) =>
        program.surprises.splice(0),
      ),
    ];
    const { told } = this.carrier;
    for (const text of found) if (!told.has(text)) this.violations.push(text);
    for (const text of found) told.add(text);
  }

  /** Takes back every injury, so that the next run starts well. */
  async heal() {
    this.#healedAt ??= performance.now();
    for (const { program, database, carrier } of this.members) {
      program.resume();
      carrier.fail();
      carrier.onCall = null;
      database.onCommit = null;
      database.delayMs = 0;
      database.refuses = false;
      database.thaw();
    }
    this.forgetCalls();
    await Promise.all([...this.members.map(({ program }) => program.ready()), this.stack.carrier.ready()]);
  }
}
