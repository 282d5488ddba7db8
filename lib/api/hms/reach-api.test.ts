import { describe, expect, it } from "vitest";
import * as numberRoute from "@/app/compat/hms/api/v1/numbers/[id]/route";
import * as numbersRoute from "@/app/compat/hms/api/v1/numbers/route";
import * as trunksRoute from "@/app/compat/hms/api/v1/sip-trunks/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeNumber, makeOrganization, TEST_NOW } from "@/db/testing/factory";
import { accountKey } from "@/db/testing/keys";
import { call, makeTestKey, type Sent } from "../core/testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "0" });

const BASE = "/compat/hms/api/v1";
const numbers = (method: "GET" | "POST", sent: Sent) => call(numbersRoute, method, `${BASE}/numbers`, sent);
const number = (method: "GET", id: string, sent: Sent) =>
  call(numberRoute, method, `${BASE}/numbers/${id}`, { ...sent, params: { id } });
const trunks = (method: "GET" | "POST", sent: Sent) => call(trunksRoute, method, `${BASE}/sip-trunks`, sent);

describe("requests of HMS clients", () => {
  it("list everything at once, newest first", async () => {
    const { location, key } = await accountKey();
    const made = [];
    for (let at = 0; at < 105; at++)
      made.push(
        await makeNumber(location, { createdAt: new Date(TEST_NOW.getTime() + (at % 7) * 60_000 + at) }),
      );
    made.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    const { body } = await numbers("GET", { key });
    expect(body.numbers.map(({ id }: { id: string }) => id)).toEqual(made.map(({ id }) => id));
  });

  it("reach what the key reaches, and with X-Organization-Id only that organization", async () => {
    const { account, location, key } = await accountKey();
    const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const [own, other] = [await makeNumber(location), await makeNumber(sibling)];
    const ids = async (headers: Record<string, string> = {}, as = key) =>
      (await numbers("GET", { key: as, headers })).body.numbers?.map(({ id }: { id: string }) => id);
    expect((await ids())?.sort()).toEqual([own.id, other.id].sort());
    expect(await ids({ "x-organization-id": sibling.id })).toEqual([other.id]);
    expect((await ids({ "x-organization-id": account.id }))?.sort()).toEqual([own.id, other.id].sort());
    const narrowed = { key, headers: { "x-organization-id": sibling.id } };
    expect((await number("GET", own.id, narrowed)).status).toBe(404);
    const created = await numbers("POST", { ...narrowed, body: { phone_number: "+31850831001" } });
    expect(await ids({ "x-organization-id": sibling.id })).toContain(created.body.number.id);

    const foreign = await accountKey();
    const abroad = { key, headers: { "x-organization-id": foreign.location.id } };
    expect((await numbers("GET", abroad)).body.error).toMatchObject({ code: "not_found", type: "not_found" });
    const platform = await makeTestKey(null);
    const homeless = await numbers("POST", { key: platform, body: { phone_number: "+31850831002" } });
    expect([homeless.status, homeless.body.error.param]).toEqual([400, "X-Organization-Id"]);
    expect(await ids({ "x-organization-id": sibling.id }, platform)).toContain(other.id);
  });

  it("with one Idempotency-Key and body count as different requests for different organizations", async () => {
    const { account, location, key } = await accountKey();
    const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const body = { name: "PBX", host: "pbx.example" };
    const made = await Promise.all(
      [location, sibling, location].map(({ id }) =>
        trunks("POST", { key, body, headers: { "x-organization-id": id, "idempotency-key": "one" } }),
      ),
    );
    const again = await trunks("POST", {
      key,
      body,
      headers: { "x-organization-id": location.id, "idempotency-key": "one" },
    });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(made.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(2);
    expect((await trunks("GET", { key })).body.sip_trunks).toHaveLength(2);
  });
});
