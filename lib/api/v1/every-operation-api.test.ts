import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { askFor, makeObjects, type Objects } from "@/db/testing/api-objects";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount } from "@/db/testing/factory";
import { type Contract, type Method, pathParameters } from "../core/contract";
import { makeTestKey, type Sent } from "../core/testing";
import { HMS_CONTRACTS } from "../hms/all";
import { inputSchema } from "../openapi/schemas";
import { OPENCX_CONTRACTS } from "../opencx/all";
import { closeAccountContract } from "./accounts";
import { CONTRACTS } from "./all";
import { getMeContract } from "./me";

useTestCarrier(useTestDatabase());

const DIALECTS = [...HMS_CONTRACTS, ...OPENCX_CONTRACTS];
const ALL = [...CONTRACTS, ...DIALECTS];
const named = (contracts: readonly Contract[]) =>
  contracts.map((contract) => [contract.id, contract] as const);
const sendsBody = ({ method }: Contract) => method === "POST" || method === "PATCH";

let objects: Objects;
let key = "";
beforeAll(async () => {
  Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" });
  objects = await makeObjects();
  key = await makeTestKey(objects.accountId);
});

const ask = (contract: Contract, sent: Sent = {}, method?: Method | "PUT") =>
  askFor(objects, contract, sent, method);

describe("every operation", () => {
  it.each(named(ALL))("%s says how to authenticate", async (_, contract) => {
    for (const used of [undefined, `lk_live_${"x".repeat(36)}`]) {
      const { status, headers } = await ask(contract, used === undefined ? {} : { key: used });
      expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Linekeeper"']);
    }
  });

  it("knows no limit of requests if there is none", async () => {
    const { body } = await ask(getMeContract, { key });
    expect(body.data.limits).toEqual({ requestsPerMinute: null, numbersPerOrganization: 10 });
  });

  it.each(named(ALL))("%s refuses PUT in its own format, and says what is allowed", async (_, contract) => {
    const { status, headers, body } = await ask(contract, { key }, "PUT");
    expect([status, body !== null, headers.get("x-request-id") !== null]).toEqual([405, true, true]);
    expect(headers.get("allow")?.split(", ")).toContain(contract.method);
  });

  it.each(named(CONTRACTS))(
    "%s refuses unknown query parameters, whatever they are called",
    async (_, contract) => {
      for (const name of [
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "_rsc",
        "nxtPid",
        "x y",
      ]) {
        const { status, body } = await ask(contract, {
          key,
          query: `?${encodeURIComponent(name)}=1`,
          ...(sendsBody(contract) ? { body: {} } : {}),
        });
        const fields = body.error?.fields ?? [];
        expect([name, status, fields]).toEqual([
          name,
          422,
          expect.arrayContaining([expect.objectContaining({ path: name, code: "unknown_field" })]),
        ]);
      }
    },
  );

  it.each(named(CONTRACTS.filter((one) => one.method !== "GET")))(
    "%s refuses unknown body fields, whatever they are called",
    async (_, contract) => {
      for (const name of ["__proto__", "constructor", "toString", "prototype"]) {
        const { status, body } = await ask(contract, { key, body: `{"${name}": {"name": "x"}}` });
        expect([name, status, body.error?.fields]).toEqual([
          name,
          422,
          expect.arrayContaining([expect.objectContaining({ path: name, code: "unknown_field" })]),
        ]);
      }
    },
  );

  // A DELETE would delete the object, because it ignores the name.
  it.each(named(DIALECTS.filter(({ method }) => method !== "DELETE")))(
    "%s drops such names, and says so",
    async (_, contract) => {
      for (const name of ["__proto__", "constructor"]) {
        const sent = sendsBody(contract) ? { body: `{"${name}": {"name": 1}}` } : { query: `?${name}=1` };
        const { status, headers } = await ask(contract, { key, ...sent });
        expect([name, status < 500, headers.get("x-linekeeper-ignored")]).toEqual([name, true, name]);
      }
    },
  );

  it.each(named(ALL.filter(sendsBody)))(
    "%s never calls a field missing that has a wrong type",
    async (_, contract) => {
      const inPath = pathParameters(contract).map(({ field }) => field);
      const { properties = {} } = inputSchema(contract.input);
      for (const name of Object.keys(properties).filter((field) => !inPath.includes(field)))
        for (const value of [["en"], { a: 1 }, [[]]]) {
          const { body } = await ask(contract, { key, body: { [name]: value } });
          const text = JSON.stringify(body);
          const wrong = (body.error?.fields ?? []).filter(({ path }: { path: string }) => path === name);
          for (const { code, message } of wrong) {
            expect([name, value, code]).not.toContain("required");
            expect(message).not.toMatch(/required|missing|needed/);
          }
          // In a dialect, messages name the field.
          expect([name, text]).not.toEqual([name, expect.stringContaining(`${name}: is required`)]);
        }
    },
  );

  it.each(named(ALL.filter(({ method }) => method === "GET")))(
    "%s returns 304 to who has the answer already, and the answer to anybody else",
    async (_, contract) => {
      const query = contract.id === "search" ? "?q=Front" : "";
      const first = await ask(contract, { key, query });
      const etag = first.headers.get("etag") ?? "";
      expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[\w.-]+"$/)]);
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const again = await ask(contract, { key, query, headers: { "if-none-match": tag } });
        expect([tag, again.status, again.text]).toEqual([tag, 304, ""]);
        expect([again.headers.get("etag"), again.headers.get("content-type")]).toEqual([etag, null]);
      }
      for (const tag of ['"other"', etag.replaceAll('"', "")])
        expect((await ask(contract, { key, query, headers: { "if-none-match": tag } })).text).toBe(
          first.text,
        );
    },
  );

  it.each(named(ALL))(
    "%s does not exist for another account's objects, if its path names one",
    async (_, contract) => {
      if (!contract.path.includes("{")) return;
      const stranger = await makeTestKey((await makeAccount()).account.id);
      const sent = sendsBody(contract) ? { body: {} } : {};
      const { status } = await ask(contract, {
        key: stranger,
        ...sent,
        headers: { "x-request": randomUUID() },
      });
      // What a key may do nowhere is refused whatever the path names.
      expect(contract === closeAccountContract ? [403] : [404, 422, 400]).toContain(status);
    },
  );
});
