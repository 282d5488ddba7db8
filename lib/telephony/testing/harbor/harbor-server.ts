import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Harbor's stock: this many numbers in each of these area codes, and none in the empty one. */
export const HARBOR_CODES = ["206", "503", "971"] as const;
export const HARBOR_EMPTY_CODE = "208";
const IN_EACH_CODE = 40;

export const HARBOR_KEY = "harbor-key";
/** The application that answers calls for this installation. */
export const HARBOR_APPLICATION = "app-linekeeper";

interface HarborNumber {
  id: string;
  phone: string;
  label: string;
  application_id: string | null;
}
interface HarborOrder {
  id: string;
  phone: string;
  label: string;
  customer_reference: string;
  status: "pending" | "complete" | "failed";
  /** Why the order failed. */
  reason: string | null;
}

/** How the next request of a kind fails: before or after it takes effect, late, with nonsense, or with 429. */
export type HarborFault = "cut_before" | "cut_after" | "late" | "nonsense" | "busy";
type Operation = "order" | "numbers" | "wire" | "release";

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * A carrier for tests that is deliberately unlike Twilio: JSON with a bearer key, purchases that are pending at first,
 * numbers wired by an application's id, and JSON webhooks signed with Ed25519 over timestamp and raw body.
 */
export class HarborServer {
  readonly publicKey: string;
  readonly #privateKey: KeyObject;
  readonly #server: Server;
  readonly #numbers = new Map<string, HarborNumber>();
  #orders: HarborOrder[] = [];
  #faults: { operation: Operation; fault: HarborFault }[] = [];
  /** Whether a purchase is decided at the next request about it. */
  decidesByItself = false;
  /** Whether the number of a complete order is not listed yet. */
  listsLate = false;

  constructor() {
    const pair = generateKeyPairSync("ed25519", {
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    this.publicKey = pair.publicKey;
    this.#privateKey = createPrivateKey(pair.privateKey);
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many orders for the number were accepted and not declined. */
  salesOf(phone: string): number {
    return this.#orders.filter((order) => order.phone === phone && order.status !== "failed").length;
  }

  /** Our numbers at Harbor. */
  held(): HarborNumber[] {
    return [...this.#numbers.values()];
  }

  fail(operation: Operation, fault: HarborFault): void {
    this.#faults.push({ operation, fault });
  }

  /** Deletes all sales and numbers. */
  reset(): void {
    this.#numbers.clear();
    this.#orders = [];
    this.decidesByItself = false;
    this.listsLate = false;
  }

  /** Removes faults that have not happened yet. */
  heal(): void {
    this.#faults = [];
  }

  /** Decides the pending order of a number; by default, an order fails because somebody else bought the number. */
  decide(phone: string, outcome: "complete" | "failed", reason = "taken"): void {
    const order = this.#orders.find((each) => each.phone === phone && each.status === "pending");
    if (order && outcome === "failed") Object.assign(order, { status: "failed", reason });
    else if (order) this.#complete(order);
  }

  /** Changes a number, like somebody in Harbor's console. */
  change(id: string, changes: Partial<Pick<HarborNumber, "label" | "application_id">>): void {
    const number = this.#numbers.get(id);
    if (number) Object.assign(number, changes);
  }

  /** Sells a number to somebody in Harbor's console, with their label. */
  sellByHand(phone: string, label: string): string {
    return this.#hold(phone, label).id;
  }

  /** Signs a webhook's body as Harbor does. */
  signed(body: string, at = Date.now()): Record<string, string> {
    const timestamp = String(Math.floor(at / 1000));
    const signature = sign(null, Buffer.from(`${timestamp}|${body}`), this.#privateKey).toString("base64");
    return {
      "content-type": "application/json",
      "harbor-timestamp": timestamp,
      "harbor-signature": signature,
    };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    const url = new URL(request.url ?? "/", "http://harbor");
    const route = `${request.method} ${url.pathname.replace(/\/(ord|num)-[^/]+$/, "/:id")}`;
    const fault = this.#takeFault(route);
    if (fault === "cut_before") return void response.destroy();
    if (fault === "busy")
      return send(response, { ...refusal(429, "slow_down"), headers: { "retry-after": "7" } });
    const answer = this.#answer(route, request, url, text);
    if (fault === "cut_after") return void response.destroy();
    if (fault === "nonsense") return void response.end("<html>Gateway</html>");
    // A late answer comes after the client has given up and closed the connection.
    if (fault === "late") return void request.socket.once("close", () => response.destroy());
    send(response, answer);
  }

  #takeFault(route: string): HarborFault | undefined {
    const operation = OPERATIONS[route];
    const index = this.#faults.findIndex((each) => each.operation === operation);
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0]?.fault;
  }

  #answer(route: string, request: IncomingMessage, url: URL, text: string): Answer {
    if (request.headers.authorization !== `Bearer ${HARBOR_KEY}`) return refusal(401, "bad_key");
    const id = url.pathname.split("/").at(-1) ?? "";
    const query = url.searchParams;
    const body = (): Record<string, unknown> => JSON.parse(text);
    switch (route) {
      case "GET /v1/me":
        return { status: 200, body: { data: { name: "Tests" } } };
      case "GET /v1/prices":
        return { status: 200, body: { data: { local: "0.90" } } };
      case "GET /v1/inventory":
        return this.#search(query);
      case "POST /v1/orders":
        return this.#order(body());
      case "GET /v1/orders":
        return { status: 200, body: { data: this.#ordersOf(query) } };
      case "GET /v1/orders/:id":
        return found(this.#settled(this.#orders.find((order) => order.id === id)));
      case "GET /v1/numbers":
        return this.#list(query);
      case "PATCH /v1/numbers/:id":
        this.change(id, body());
        return found(this.#numbers.get(id));
      case "DELETE /v1/numbers/:id":
        return this.#numbers.delete(id) ? { status: 204 } : refusal(404, "unknown_number");
      default:
        return refusal(404, "unknown_address");
    }
  }

  #search(query: URLSearchParams): Answer {
    const areaCode = query.get("area_code");
    const isKnown = areaCode === null || [...HARBOR_CODES, HARBOR_EMPTY_CODE].includes(areaCode);
    if (!isKnown) return refusal(422, "unknown_area");
    const contains = query.get("contains") ?? "";
    const data = HARBOR_CODES.filter((code) => areaCode === null || code === areaCode)
      .flatMap(stockOf)
      .filter(({ phone }) => phone.includes(contains) && !this.#isTaken(phone));
    return { status: 200, body: { data: data.slice(0, Number(query.get("limit"))) } };
  }

  #order({ phone, label, customer_reference }: Record<string, unknown>): Answer {
    if (typeof phone !== "string" || !/^\+1\d{10}$/.test(phone)) return refusal(422, "not_a_number");
    if (this.#isTaken(phone)) return refusal(409, "taken");
    const order: HarborOrder = {
      id: `ord-${randomUUID()}`,
      phone,
      label: String(label),
      customer_reference: String(customer_reference),
      status: "pending",
      reason: null,
    };
    this.#orders.push(order);
    return { status: 202, body: { data: { ...order } } };
  }

  #ordersOf(query: URLSearchParams): HarborOrder[] {
    return this.#orders.filter(
      (order) => order.customer_reference === query.get("customer_reference") && this.#settled(order),
    );
  }

  #settled(order: HarborOrder | undefined): HarborOrder | undefined {
    if (order?.status === "pending" && this.decidesByItself) this.#complete(order);
    return order;
  }

  #complete(order: HarborOrder): void {
    order.status = "complete";
    this.#hold(order.phone, order.label);
  }

  /** A new number has no application until it is wired. */
  #hold(phone: string, label: string): HarborNumber {
    const number: HarborNumber = { id: `num-${randomUUID()}`, phone, label, application_id: null };
    this.#numbers.set(number.id, number);
    return number;
  }

  #isTaken(phone: string): boolean {
    const isPending = this.#orders.some((order) => order.phone === phone && order.status === "pending");
    return isPending || this.held().some((number) => number.phone === phone);
  }

  #list(query: URLSearchParams): Answer {
    const phone = query.get("phone");
    const listed = this.listsLate ? [] : this.held();
    const all = listed.filter((number) => phone === null || number.phone === phone);
    const from = Number(query.get("after") ?? 0);
    const to = from + Number(query.get("limit") ?? 50);
    return { status: 200, body: { data: all.slice(from, to), next: to < all.length ? String(to) : null } };
  }
}

const OPERATIONS: Record<string, Operation> = {
  "POST /v1/orders": "order",
  "GET /v1/numbers": "numbers",
  "PATCH /v1/numbers/:id": "wire",
  "DELETE /v1/numbers/:id": "release",
};

function stockOf(code: string) {
  return Array.from({ length: IN_EACH_CODE }, (_, index) => ({
    phone: `+1${code}5550${100 + index}`,
    city: "Harbor Town",
    state: "WA",
  }));
}

function found(value: unknown): Answer {
  return value === undefined ? refusal(404, "unknown_id") : { status: 200, body: { data: value } };
}

function refusal(status: number, code: string): Answer {
  return { status, body: { error: { code, detail: `Refused: ${code}` } } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
