import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { failure, send, success } from "@/lib/api/core/respond";
import { AppError } from "@/lib/errors";
import { ApiError, fetchApi } from "./fetch-api";
import { numberQuery, numbersQuery } from "./numbers";
import { orderQuery } from "./orders";

useTestEnvironment();

const ANSWERS: Record<string, () => Response> = {
  "/success": () => send(success({ data: { id: "1" } }, 200), "request-1"),
  "/refusal": () =>
    send(
      failure(
        new AppError("no_numbers_available", {
          details: { suggestions: ["773"] },
          fields: [{ path: "areaCode", code: "invalid_area_code", message: "Empty." }],
        }),
        "request-2",
      ),
      "request-2",
    ),
  "/proxy": () =>
    new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "x-request-id": "request-3" } }),
  "/nonsense": () => new Response("{", { status: 200 }),
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const answer = ANSWERS[request.url ?? ""]?.() ?? new Response(null, { status: 204 });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const failureOf = (path: string, signal?: AbortSignal) =>
  fetchApi(path, signal).then(
    () => null,
    (error: unknown) => error,
  );

describe("fetchApi", () => {
  it("unwraps the data of a success", async () => {
    expect(await fetchApi(`${base}/success`)).toEqual({ id: "1" });
  });

  it("throws a refusal with its code, fields, details and request id", async () => {
    expect(await failureOf(`${base}/refusal`)).toMatchObject({
      code: "no_numbers_available",
      status: 409,
      requestId: "request-2",
      fields: [{ path: "areaCode" }],
      details: { suggestions: ["773"] },
    });
  });

  it("gives a plain message for answers that are not the API's", async () => {
    expect(await failureOf(`${base}/proxy`)).toMatchObject({
      code: "internal_error",
      status: 502,
      requestId: "request-3",
    });
    for (const path of ["/nonsense", "/empty"]) expect(await failureOf(base + path)).toBeInstanceOf(ApiError);
  });

  it("distinguishes a lost connection, a refusal and an aborted read", async () => {
    expect(await failureOf("http://127.0.0.1:1/")).toMatchObject({ code: "network_error", status: 0 });
    const called = new AbortController();
    called.abort();
    expect(await failureOf(`${base}/success`, called.signal)).toMatchObject({ name: "AbortError" });
  });
});

describe("query keys", () => {
  it("are equal for equal filters", () => {
    expect(numbersQuery({ q: "", orgId: undefined, state: "answering" }).queryKey).toEqual(
      numbersQuery({ state: "answering" }).queryKey,
    );
  });

  it("start with the entity, so that all its reads can be invalidated at once", () => {
    expect(numbersQuery({}).queryKey[0]).toBe("numbers");
    expect(numberQuery("1").queryKey[0]).toBe("numbers");
    expect(orderQuery("1").queryKey[0]).toBe("orders");
  });
});
