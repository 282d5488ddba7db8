import { readFileSync } from "node:fs";
import createClient, { type ClientOptions } from "openapi-fetch";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeNumber } from "@/db/testing/factory";
import type { paths } from "@/dist/api-types";
import type { Method } from "../core/contract";
import { makeTestKey } from "../core/testing";
import { send } from "./testing";

useTestDatabase();
useTestEnvironment();

/** The example's client, with requests sent to the routes in this process. */
function clientHere(options: ClientOptions) {
  return createClient<paths>({
    ...options,
    fetch: async ({ method, url, headers }) => {
      const sent = { method: method as Method, url, headers: Object.fromEntries(headers) };
      const { status, text } = await send(sent, {});
      return new Response(text, { status, headers: { "Content-Type": "application/json" } });
    },
  });
}

it("The typed client in docs/api/README.md lists the lines its key can reach", async () => {
  const { account, location } = await makeAccount();
  const { id } = await makeNumber(location);
  const [, block = ""] = /```ts\n([\s\S]*?)```/.exec(readFileSync("docs/api/README.md", "utf8")) ?? [];
  const code = block.replaceAll(/^import .*\n/gm, "").replace("<paths>", "");
  const { constructor: Program } = async () => {};
  const program = Reflect.construct(Program, [
    "createClient",
    "process",
    `${code}; return { data, error };`,
  ]) as (
    ...given: unknown[]
  ) => Promise<{ data?: { data: { phoneNumbers: { id: string }[] } }; error?: unknown }>;
  const env = { LINEKEEPER_KEY: await makeTestKey(account.id) };
  const { data, error } = await program(clientHere, { env });
  expect(error).toBeUndefined();
  expect(data?.data.phoneNumbers.map((line) => line.id)).toEqual([id]);
});
