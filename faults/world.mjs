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

/** Every order must end within this time after its process is back (docs/faults.md, "Reading the table"). */
const RECOVERED_WITHIN_MS = 60_000;
const POLL_EVERY_MS = 40;
const ADDRESS = { addressLine1: "1 Main Street", city: "Chicago", state: "IL", zip: "60601" };

/** @typedef {import("./client.mjs").Answer} Answer */
/** @typedef {import("./stack/stack.mjs").Member} Member */

/**
 * What a scenario works with in one run: its own organizations, the API, randomness, the injured stack, and a list of
 * violations.
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
  /** Which processes carry out purchases and releases. @type {"web" | "worker" | "anybody"} */
  #who = "anybody";
  #counter = 0;
  /** @type {number | null} */
  #healedAt = null;
  #longest = 0;
  #ledgerBefore = 0;
  #killsBefore = 0;
  /** Responses with status 500, which always count as violations. @type {string[]} */
  #serverErrors = [];

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

  /** The longest recovery in this run, in milliseconds. */
  get longest() {
    return this.#longest;
  }

  /** How often processes were killed in this run. */
  get kills() {
    return this.members.reduce((sum, { program }) => sum + program.kills, 0) - this.#killsBefore;
  }

  /** Records a violation unless a condition holds. @param {boolean} holds @param {string | (() => string)} otherwise the violation */
  expect(holds, otherwise) {
    if (!holds) this.violations.push(typeof otherwise === "string" ? otherwise : otherwise());
  }

  /** Records a violation unless a response has one of the statuses. @param {Answer} answer @param {number[]} statuses @param {string} what */
  expectStatus(answer, statuses, what) {
    this.expect(
      statuses.includes(answer.status),
      () => `${what}: ${answer.status} ${answer.text.slice(0, 300)}`,
    );
  }

  /** Call when the fault has ended: the recovery time counts from here. */
  healed() {
    this.#healedAt = performance.now();
  }

  /**
   * Calls the API.
   * @param {string} method
   * @param {string} path
   * @param {{ body?: object, idempotencyKey?: string, web?: Member, timeoutMs?: number }} [options] `web` defaults to a
   *   random web server
   */
  async api(method, path, { web = this.random.pick(this.stack.webs), ...options } = {}) {
    const answer = await call(web.url, this.stack.key, method, path, options);
    if (answer.status === 500)
      this.#serverErrors.push(`500 to ${method} ${path}: ${answer.text.slice(0, 200)}`);
    return answer;
  }

  /** Like `untilFinal` of `api`, but throws unless the response is a success. Returns its data. @param {Parameters<World["api"]>} request */
  async succeed(...request) {
    const [method, path, options = {}] = request;
    const idempotencyKey = method === "POST" ? this.random.token() : undefined;
    const answer = await this.untilFinal(() => this.api(method, path, { idempotencyKey, ...options }));
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`${request[0]} ${request[1]} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    return answer.body.data;
  }

  /** Creates an organization in the campaign's account, with everything needed to buy. @returns {Promise<string>} its id */
  async organization() {
    const { id } = await this.succeed("POST", "/v1/organizations", {
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

  /** Creates a bot. @param {string} orgId @returns {Promise<string>} its id */
  async bot(orgId) {
    const body = { orgId, name: `Front Desk ${++this.#counter}`, greeting: "Hello." };
    return (await this.succeed("POST", "/v1/bots", { body })).id;
  }

  /** The body of a request that buys a number. @param {string} orgId @param {object} [more] fields to add or replace */
  async orderInput(orgId, more = {}) {
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
   * Buys a number, repeating the request with the same key until the response is final.
   * @param {string} orgId
   * @param {{ web?: Member, idempotencyKey?: string, order?: object }} [options] `web`: the server for all requests;
   *   `order`: fields of the request's body
   */
  async purchase(orgId, { web, idempotencyKey = this.random.token(), order = {} } = {}) {
    const body = await this.orderInput(orgId, order);
    /** @type {import("./client.mjs").Answer | null} */
    let pending = null;
    return this.untilFinal(async () => {
      // A web server that resumes the order without reaching the carrier would only postpone the worker's next try.
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

  /** Decides whether web servers, workers or both carry out purchases and releases. @param {"web" | "worker" | "anybody"} who */
  assignWork(who) {
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

  /** The first process that has sent this request to the carrier. @param {string} operation */
  firstAsker(operation) {
    const member = this.members.find(({ carrier }) =>
      carrier.calls.some((call) => call.operation === operation),
    );
    if (!member) throw new Error(`No process has sent "${operation}" to the carrier.`);
    return member;
  }

  /** Forgets all carrier requests so far. */
  forgetCalls() {
    for (const { carrier } of this.members) carrier.calls = [];
  }

  /** All carrier requests of an operation, from all processes, in order. @param {string} operation */
  calls(operation) {
    return this.members
      .flatMap(({ carrier }) => carrier.calls)
      .filter((call) => call.operation === operation)
      .sort((a, b) => a.at - b.at);
  }

  /** Makes the carrier fail for some processes, which share the rules' counts. @param {Member[]} members @param {...import("./proxies/carrier-proxy.mjs").Rule} rules */
  fail(members, ...rules) {
    for (const { carrier } of members) carrier.fail(...rules);
  }

  /** Buys a line. @param {string} orgId @returns {Promise<{ id: string, number: string }>} */
  async line(orgId) {
    const answer = await this.purchase(orgId);
    if (answer.status !== 201)
      throw new Error(`Buying a line failed: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.body.data;
  }

  /** Adds numbers that the practice brings, which need no carrier. @param {string} orgId @param {number} count */
  async bringNumbers(orgId, count) {
    for (let added = 0; added < count; added++) {
      const phoneNumber = `+4420${this.random.int(10_000_000, 99_999_999)}`;
      await this.succeed("POST", "/v1/phone-numbers/byo", { body: { orgId, phoneNumber } });
    }
  }

  /**
   * Repeats a request until the response is final or the time is up, as a persistent client does.
   * @param {() => Promise<Answer>} ask sends the same request each time
   */
  async untilFinal(ask, withinMs = RECOVERED_WITHIN_MS) {
    const until = performance.now() + withinMs;
    for (;;) {
      const answer = await ask();
      const isFinal =
        ![0, 202, 503, 429].includes(answer.status) && codeOf(answer) !== "idempotency_key_in_use";
      if (isFinal || performance.now() > until) return answer;
      await delay(150);
    }
  }

  /** The orders of an organization, oldest first. @param {string} orgId @returns {Promise<import("./laws.mjs").Order[]>} */
  async orders(orgId) {
    const { rows } = await this.stack.database.query(
      "select id, org_id, state, number, carrier_number_id, phone_number_id, failure, waiting_for from phone_number_orders where org_id = $1 order by created_at",
      [orgId],
    );
    return rows;
  }

  /** Notes the ledger's length and the number of kills before the run. */
  async begin() {
    this.#killsBefore = this.kills;
    this.#ledgerBefore = (await this.carrier.entries()).length;
  }

  /** How many numbers an organization's orders bought in this run, according to the ledger. @param {string} orgId */
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
    // Only this run's entries: a number may have been sold to another organization and released before.
    const since = entries.slice(this.#ledgerBefore);
    return since.filter(({ event, number }) => event === "purchase" && numbers.has(number)).length;
  }

  /** Reads a line. @param {string} id @returns {Promise<import("./laws.mjs").Line>} */
  async lineRow(id) {
    const { rows } = await this.stack.database.query(
      "select id, org_id, account_id, bot_id, number, status, carrier, carrier_number_id from phone_numbers where id = $1",
      [id],
    );
    return rows[0];
  }

  /** A number for sale that no line ever had. @returns {Promise<string>} */
  async unknownNumber() {
    const numbers = await this.carrier.forSale(await this.carrier.areaCode(), 50);
    const { rows } = await this.stack.database.query(
      "select number from phone_numbers where number = any($1)",
      [numbers],
    );
    const ours = new Set(rows.map(({ number }) => number));
    return this.random.pick(numbers.filter((number) => !ours.has(number)));
  }

  /** Reconciles with the carrier, as an operator does. @returns {Promise<string>} the command's output */
  reconcile() {
    return runProgram(this.stack.programs, this.stack.environment, ["reconcile"]);
  }

  /** Reconciliation's findings about a number. @param {string} number */
  async findings(number) {
    const { rows } = await this.stack.database.query(
      "select id, kind, state, resolution, order_id, phone_number_id, drift from carrier_findings where number = $1 order by created_at",
      [number],
    );
    return rows;
  }

  /** Waits for a condition, and records a violation if it does not become true. @param {() => Promise<boolean>} isTrue @param {string} what */
  async until(isTrue, what, withinMs = RECOVERED_WITHIN_MS) {
    const until = performance.now() + withinMs;
    while (!(await isTrue().catch(() => false))) {
      if (performance.now() > until) {
        this.violations.push(`Not true within ${withinMs / 1000} s: ${what}.`);
        return false;
      }
      await delay(POLL_EVERY_MS);
    }
    return true;
  }

  /** Waits until no purchase or release is in progress, and records how long that took. */
  async settle() {
    const { database } = this.stack;
    const isQuiet = async () => {
      const { rows } = await database.query(
        `select (select count(*) from phone_number_orders where state in ('searching', 'buying', 'wiring') and stopped_at is null)
              + (select count(*) from phone_numbers where status = 'releasing') as open`,
      );
      return Number(rows[0].open) === 0;
    };
    if (await this.until(isQuiet, "every purchase and release has ended"))
      this.recovered(this.#healedAt ?? performance.now());
  }

  /** Records a recovery that ends now. @param {number} since when the recovery could start, by `performance.now()` */
  recovered(since) {
    this.#longest = Math.max(this.#longest, performance.now() - since);
  }

  /** Checks every law, and records violations. */
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
      ...this.#serverErrors,
      ...[...this.members.map(({ program }) => program), this.stack.carrier].flatMap((program) =>
        program.surprises.splice(0),
      ),
    ];
    const { reported } = this.carrier;
    for (const text of found) if (!reported.has(text)) this.violations.push(text);
    for (const text of found) reported.add(text);
  }

  /** Removes every fault, so that the next run starts with a healthy stack. */
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
