import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { startLocalCarrier as runCarrier } from "@/lib/local-carrier/server";
import { startLocalCarrier, whoAnswers } from "./local-carrier.mjs";
import { type ClaimedPort, requirePort } from "./ports.mjs";

const database = useTestDatabase();
const TOKEN = "the control token of this installation";
const claims: ClaimedPort[] = [];
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const { release } of claims.splice(0)) release();
});

/** The environment of a stack whose local carrier should listen on a free port. */
async function stack(): Promise<NodeJS.ProcessEnv> {
  const claimed = await requirePort(4700);
  claims.push(claimed);
  return {
    NODE_ENV: "test",
    LOCAL_CARRIER_PORT: String(claimed.port),
    LOCAL_CARRIER_URL: `http://127.0.0.1:${claimed.port}`,
    LOCAL_CARRIER_CONTROL_TOKEN: TOKEN,
  };
}

/** Starts a local carrier in this process. It does not start where the port is taken. */
function launch(environment: NodeJS.ProcessEnv, controlToken = TOKEN) {
  const running = runCarrier({
    port: Number(environment.LOCAL_CARRIER_PORT),
    databaseUrl: database.url(),
    accountSid: "AC1",
    authToken: "token",
    controlToken,
  }).catch(() => undefined);
  const stop = async () => void (await (await running)?.close());
  stops.push(async () => stop().catch(() => undefined));
  return { stop, running };
}

async function listen(server: Server, port: string | undefined): Promise<void> {
  await new Promise<void>((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
  stops.push(() => server.close());
}

describe("the local carrier's port", () => {
  it("is kept if this installation's carrier answers there", async () => {
    const environment = await stack();
    const said: string[] = [];
    await startLocalCarrier({
      environment,
      launch: () => launch(environment),
      onClaim: (claimed) => claims.push(claimed),
      say: (text) => said.push(text),
    });
    expect(await whoAnswers(environment)).toBe("ours");
    expect([said, claims.length]).toEqual([[], 1]);
  });

  it.each([
    [
      "another installation's carrier",
      async (environment: NodeJS.ProcessEnv) => void (await launch(environment, "another token").running),
    ],
    [
      "a web server",
      (environment: NodeJS.ProcessEnv) =>
        listen(
          createHttpServer((_, response) => response.end("Hello")),
          environment.LOCAL_CARRIER_PORT,
        ),
    ],
    [
      "a web server that answers in JSON",
      (environment: NodeJS.ProcessEnv) =>
        listen(
          createHttpServer((_, response) => response.end("null")),
          environment.LOCAL_CARRIER_PORT,
        ),
    ],
    [
      "a program that does not speak HTTP",
      (environment: NodeJS.ProcessEnv) =>
        listen(
          createServer((socket) => socket.end("220 mail\r\n")),
          environment.LOCAL_CARRIER_PORT,
        ),
    ],
  ])("is given up, with a sentence, if %s answers there", async (_, occupy) => {
    const environment = await stack();
    const taken = environment.LOCAL_CARRIER_PORT;
    await occupy(environment);
    const said: string[] = [];
    await startLocalCarrier({
      environment,
      launch: () => launch(environment),
      onClaim: (claimed) => claims.push(claimed),
      say: (text) => said.push(text),
    });
    expect(environment.LOCAL_CARRIER_PORT).not.toBe(taken);
    expect(environment.LOCAL_CARRIER_URL).toBe(`http://127.0.0.1:${environment.LOCAL_CARRIER_PORT}`);
    expect(said).toEqual([
      `Another program answers on port ${taken}; the local carrier uses ${environment.LOCAL_CARRIER_PORT}.`,
    ]);
    expect(await whoAnswers(environment)).toBe("ours");
  });

  it("may have nobody who answers, which does not count as somebody else", async () => {
    expect(await whoAnswers(await stack(), 100)).toBe("nobody");
  });

  it("gets a proof without the token being sent", async () => {
    const environment = await stack();
    const heard: string[] = [];
    await listen(
      createHttpServer((request, response) => {
        heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
        response.end("{}");
      }),
      environment.LOCAL_CARRIER_PORT,
    );
    expect(await whoAnswers(environment)).toBe("stranger");
    expect(heard).toHaveLength(1);
    expect(heard[0]).not.toContain(TOKEN);
  });
});
