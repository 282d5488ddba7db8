import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addressIn, Installation, isHealthy } from "./installation";
import { startLoad } from "./load";

const CLIENTS = 8;
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: "0" };
const first = new Installation("stop-first");
const second = new Installation("stop-second");
let addresses: string[] = [];
let key = "";

interface Listed {
  data: { organizations: { id: string }[]; pagination: { nextCursor: string | null } };
}

/** Ids of all organizations, as the API lists them. */
async function organizations(address: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const answer: Response = await fetch(
      `${address}/v1/organizations?limit=100${cursor && `&cursor=${cursor}`}`,
      {
        headers: { authorization: `Bearer ${key}` },
      },
    );
    const { data }: Listed = await answer.json();
    for (const { id } of data.organizations) ids.add(id);
    cursor = data.pagination.nextCursor;
  }
  return ids;
}

/** Waits until a load has received `more` further responses. */
async function waitForAnswers(load: ReturnType<typeof startLoad>, more: number): Promise<void> {
  const count = () => Object.values(load.soFar.answered).reduce((sum, number) => sum + number, 0);
  const wanted = count() + more;
  await vi.waitFor(() => expect(count()).toBeGreaterThanOrEqual(wanted), { timeout: 30_000, interval: 20 });
}

/** Stops a web server as an upgrade does, and waits until its supervisor has started another. */
async function replaceWeb(installation: Installation, address: string): Promise<void> {
  const before = installation.pids().web;
  if (!before) throw new Error("There is no web server.");
  process.kill(before, "SIGTERM");
  await vi.waitFor(
    async () => {
      expect(installation.pids().web).not.toBe(before);
      expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);
    },
    { timeout: 40_000, interval: 100 },
  );
}

beforeAll(async () => {
  const own = addressIn(await first.start(["--empty"], UNLIMITED));
  const environment: Record<string, string> = JSON.parse(first.read("environment.json"));
  const names = [
    "DATABASE_URL",
    "NEXTAUTH_SECRET",
    "ENCRYPTION_KEY",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "LOCAL_CARRIER_URL",
    "LOCAL_CARRIER_ACCOUNT",
    "LOCAL_CARRIER_TOKEN",
    "APP_URL",
  ];
  const shared = Object.fromEntries(names.map((name) => [name, environment[name] ?? ""]));
  await second.start(["--empty"], { ...shared, ...UNLIMITED });
  const { PORT } = JSON.parse(second.read("environment.json"));
  addresses = [own, `http://127.0.0.1:${PORT}`];
  await first.linekeeper("accounts", "create", "--name", "Load Dental");
  key = (await first.linekeeper("keys", "create", "--name", "Load")).out.trim();
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

describe("two web servers on one database", () => {
  it("lose no request while they are replaced one after the other under load", async () => {
    const load = startLoad(addresses, key, CLIENTS);
    await waitForAnswers(load, 50);
    for (const [index, installation] of [first, second].entries()) {
      await replaceWeb(installation, addresses[index] ?? "");
      await waitForAnswers(load, 50);
    }
    const { lost, answered, made } = await load.end();
    expect(lost).toEqual([]);
    expect(Object.keys(answered).sort()).toEqual(["200", "201"]);
    const present = await organizations(addresses[0] ?? "");
    expect(made.filter((id) => !present.has(id))).toEqual([]);
  });
});

describe("a stack that is stopped under load", () => {
  it("answers every accepted request in time, and exits with 0", async () => {
    const [address = ""] = addresses;
    const load = startLoad([address], key, CLIENTS);
    await waitForAnswers(load, 50);
    const startedAt = performance.now();
    expect(await first.stop("SIGTERM")).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    const { lost, answered, made } = await load.end();
    expect(lost).toEqual([]);
    expect(Object.keys(answered).sort()).toEqual(["200", "201"]);
    await first.start(["--empty"], UNLIMITED);
    expect(await isHealthy(address)).toBe(true);
    const present = await organizations(address);
    expect(made.filter((id) => !present.has(id))).toEqual([]);
  });
});
