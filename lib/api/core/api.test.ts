import { describe, expect, it } from "vitest";
import { z } from "zod";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot, makeOrganization } from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { AppError } from "@/lib/errors";
import { listBotsContract } from "../v1/bots";
import { getOrganizationContract, listOrganizationsContract } from "../v1/organizations";
import { defineContract } from "./contract";
import { createRoute } from "./create-route";
import { nothingHere } from "./methods";
import { read } from "./operation";

useTestDatabase();
useTestEnvironment();

const reports: { code: string; operation: string }[] = [];
const as = (context: Context | null) => ({
  resolveCaller: async () => {
    if (!context) throw new AppError("unauthorized");
    return { context, key: null, homeOrgId: null, counted: `user:${context.actor.id}` };
  },
  report: ({ code }: AppError, _: string, operation: string) => void reports.push({ code, operation }),
});
const listAs = (caller: Context | null) =>
  createRoute([read(listOrganizationsContract, listOrganizations)], as(caller));
const getAs = (caller: Context | null) =>
  createRoute([read(getOrganizationContract, getOrganization)], as(caller));

async function get(route: ReturnType<typeof listAs>, query = "", params: Record<string, string> = {}) {
  const response = await route.GET(new Request(`http://localhost/v1/things${query}`), {
    params: Promise.resolve(params),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("the API's envelope", () => {
  it("wraps a success with its data, request id and version as ETag, and forbids caching", async () => {
    const { account, location } = await makeAccount();
    const { status, headers, body } = await get(getAs(contextOf(account)), "", { id: location.id });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, data: { id: location.id, version: 1 } });
    expect(headers.get("etag")).toMatch(/^"1\.[\w-]+"$/);
    expect(headers.get("cache-control")).toMatch(/^private, no-store/);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("content-type")).toContain("application/json");
  });

  it("forbids compressing a small answer, and allows it for a long one", async () => {
    const { account, location } = await makeAccount();
    const small = await get(getAs(contextOf(account)), "", { id: location.id });
    expect(small.headers.get("cache-control")).toBe("private, no-store, no-transform");
    for (let more = 0; more < 5; more++) await makeOrganization({ parentAccountOrgId: account.id });
    const long = await get(listAs(contextOf(account)));
    expect(long.headers.get("cache-control")).toBe("private, no-store");
  });

  it("forbids scripts and framing, and sets its own request id, for HEAD, OPTIONS and refusals too", async () => {
    const { account } = await makeAccount();
    const route = listAs(contextOf(account));
    const url = "http://localhost/v1/organizations";
    const given = "01a1fb42-565d-72c1-9ba8-7523361214ef";
    for (const method of ["GET", "HEAD", "OPTIONS", "DELETE"] as const) {
      const request = new Request(url, { method, headers: { "x-request-id": given } });
      const { headers } = await route[method](request, { params: Promise.resolve({}) });
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("x-request-id")).not.toBe(given);
    }
  });

  it("binds a page's cursor to sort and filters", async () => {
    const { account } = await makeAccount();
    const list = listAs(contextOf(account));
    const first = await get(list, "?limit=1&sort=name");
    const cursor = first.body.data.pagination.nextCursor;
    expect(first.body.data.pagination).toEqual({ limit: 1, nextCursor: expect.any(String) });
    const second = await get(list, `?limit=1&sort=name&cursor=${cursor}`);
    expect(second.body.data.pagination.nextCursor).toBeNull();
    for (const query of [`?cursor=${cursor}`, `?sort=name&q=x&cursor=${cursor}`, "?cursor=nonsense"])
      expect(await get(list, query)).toMatchObject({
        status: 422,
        body: { error: { code: "validation_failed", fields: [{ path: "cursor", code: "invalid_cursor" }] } },
      });
  });

  it("refuses a caller without a session before it checks anything else", async () => {
    const { status, body, headers } = await get(listAs(null), "?nonsense=1");
    expect(status).toBe(401);
    expect(body).toEqual({
      success: false,
      message: expect.any(String),
      error: {
        code: "unauthorized",
        message: body.message,
        requestId: headers.get("x-request-id"),
      },
    });
  });

  it("names every invalid, unknown and repeated parameter", async () => {
    const { account } = await makeAccount();
    const { status, body } = await get(
      listAs(contextOf(account)),
      "?limit=101&sort=age&color=red&state=IL&state=WI&accountId=7",
    );
    expect(status).toBe(422);
    expect(body.error.code).toBe("validation_failed");
    expect(body.error.fields.map(({ path }: { path: string }) => path).sort()).toEqual([
      "accountId",
      "color",
      "limit",
      "sort",
      "state",
    ]);
    expect(body.error.fields).toContainEqual(
      expect.objectContaining({ path: "color", code: "unknown_field" }),
    );
    expect(body.error.fields).toContainEqual(expect.objectContaining({ path: "state", code: "repeated" }));
  });

  it("ignores an empty filter, but names an unknown parameter even if empty", async () => {
    const { account } = await makeAccount();
    const list = listAs(contextOf(account));
    expect((await get(list, "?q=&state=&cursor=&limit=")).status).toBe(200);
    const { status, body } = await get(list, "?state=&stage=");
    expect([status, body.error.fields]).toMatchObject([422, [{ path: "stage", code: "unknown_field" }]]);
  });

  it("accepts a limit in digits only", async () => {
    const { account } = await makeAccount();
    const list = listAs(contextOf(account));
    expect((await get(list, "?limit=5")).body.data.pagination.limit).toBe(5);
    for (const limit of ["0x5", "1e1", " 5", "5.0", "٥"]) {
      const { status, body } = await get(list, `?limit=${encodeURIComponent(limit)}`);
      expect([limit, status, body.error?.fields]).toMatchObject([limit, 422, [{ path: "limit" }]]);
    }
  });

  it("gives the same answer for a foreign, a missing and an invalid id", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const answers = [];
    for (const id of [foreign.location.id, "01a1fb30-dffd-741d-b644-6d6c2a112d3c", "7", "%00"]) {
      const { status, body } = await get(getAs(contextOf(mine.account)), "", { id });
      answers.push({ status, body: { ...body, error: { ...body.error, requestId: "" } } });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
  });

  it("does not let the query replace a path parameter", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const { status } = await get(getAs(contextOf(mine.account)), `?id=${foreign.location.id}`, {
      id: mine.location.id,
    });
    expect(status).toBe(422);
  });

  it("hides the text of unknown failures, and reports them with the request id", async () => {
    const contract = defineContract({
      id: "breaks",
      method: "GET",
      path: "/v1/breaks",
      summary: "",
      scope: "numbers:read",
      input: z.object({}),
      answer: z.object({ count: z.number() }),
      errors: [],
    });
    const { account } = await makeAccount();
    const broken = createRoute(
      [read(contract, async () => Promise.reject(new Error("password=hunter2")))],
      as(contextOf(account)),
    );
    const { status, body } = await get(broken);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("hunter2");
    expect(body.error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(reports.at(-1)).toEqual({ code: "internal_error", operation: "breaks" });
    const misshapen = createRoute(
      [read(contract, async () => ({ count: Number.NaN }))],
      as(contextOf(account)),
    );
    expect((await get(misshapen)).status).toBe(500);
  });

  it("says when to retry while the database does not answer", async () => {
    const { account } = await makeAccount();
    const down = createRoute(
      [
        read(getOrganizationContract, async () => {
          throw new AppError("database_unavailable");
        }),
      ],
      as(contextOf(account)),
    );
    const { status, headers } = await get(down, "", { id: account.id });
    expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
  });

  it("returns a refusal's details beside its code, which they cannot overwrite", async () => {
    const { account } = await makeAccount();
    const refusing = createRoute(
      [
        read(getOrganizationContract, async () => {
          throw new AppError("no_numbers_available", { details: { suggestions: ["773"] } });
        }),
      ],
      as(contextOf(account)),
    );
    const { status, body } = await get(refusing, "", { id: account.id });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: "no_numbers_available", suggestions: ["773"] });
  });

  it("names the current version with a conflict, so that the next request can be based on it", async () => {
    const { account, location } = await makeAccount();
    const route = getAs(contextOf(account));
    const { headers, body } = await get(route, "", { id: location.id });
    const conflicting = createRoute(
      [
        read(getOrganizationContract, async () => {
          throw new AppError("edit_conflict", { details: { current: body.data } });
        }),
      ],
      as(contextOf(account)),
    );
    const conflict = await get(conflicting, "", { id: location.id });
    expect([conflict.status, conflict.headers.get("etag")]).toEqual([412, headers.get("etag")]);
  });

  it("refuses other methods and says which are allowed", async () => {
    const route = listAs(null);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const response = await route[method](new Request("http://localhost/v1/things", { method }), {
        params: Promise.resolve({}),
      });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect((await response.json()).error.code).toBe("method_not_allowed");
    }
  });

  it("answers HEAD like GET without a body, and OPTIONS with the allowed methods", async () => {
    const { account } = await makeAccount();
    const params = { params: Promise.resolve({}) };
    const head = await listAs(contextOf(account)).HEAD(new Request("http://localhost/v1/things"), params);
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const options = await listAs(null).OPTIONS(new Request("http://localhost/v1/things"), params);
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  it("answers an unknown address in the same envelope, whatever the method", async () => {
    for (const handler of Object.values(nothingHere())) {
      const response = await handler(new Request("http://localhost/v1/nothing"));
      expect([response.status, (await response.json()).error.code]).toEqual([404, "not_found"]);
    }
  });

  it("parses boolean filters as the contract describes", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { outbound: true });
    const route = createRoute([read(listBotsContract, listBots)], as(contextOf(account)));
    expect((await get(route, "?outbound=true")).body.data.bots).toMatchObject([{ id: bot.id }]);
    expect((await get(route, "?outbound=false")).body.data.bots).toEqual([]);
    expect((await get(route, "?outbound=perhaps")).status).toBe(422);
  });
});
