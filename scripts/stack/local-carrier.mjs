import { createHmac, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { requirePort } from "./ports.mjs";
import { StartError } from "./start-error.mjs";

/** A local carrier that is not there by then must not prevent the start. Orders wait for it. */
const LISTENS_WITHIN_MS = 20_000;
/** A program that takes longer to answer than this is none of ours. */
const ANSWERS_WITHIN_MS = 5_000;
const MAX_PORTS = 5;

/**
 * Starts the local carrier, and makes sure that nobody else answers at its port: numbers would be bought there. If
 * another program does, the local carrier moves to another port.
 * @param {{
 *   environment: NodeJS.ProcessEnv,
 *   launch: () => Pick<import("./supervise.mjs").Supervised, "stop">,
 *   onClaim: (claimed: import("./ports.mjs").ClaimedPort) => void,
 *   say: (text: string) => void,
 * }} options `environment` is the stack's and gets the port that is used in the end; `launch` starts the program with
 *   it; `onClaim` receives each further port that is claimed
 * @throws StartError if other programs answer at several ports
 */
export async function startLocalCarrier({ environment, launch, onClaim, say }) {
  for (let tried = 1; ; tried++) {
    const carrier = launch();
    if ((await whoAnswers(environment)) !== "stranger") return;
    await carrier.stop();
    const taken = environment.LOCAL_CARRIER_PORT;
    if (tried === MAX_PORTS)
      throw new StartError(
        `Other programs answer on port ${taken} and the ones before it, where the local carrier should.`,
      );
    const claimed = await requirePort(Number(taken) + 1);
    onClaim(claimed);
    environment.LOCAL_CARRIER_PORT = String(claimed.port);
    environment.LOCAL_CARRIER_URL = `http://127.0.0.1:${claimed.port}`;
    say(`Another program answers on port ${taken}; the local carrier uses ${claimed.port}.`);
  }
}

/**
 * Who answers at the local carrier's address. Only this installation's carrier knows its control token, which it proves
 * without showing it.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<"ours" | "stranger" | "nobody">}
 */
export async function whoAnswers(environment, patienceMs = LISTENS_WITHIN_MS) {
  const challenge = randomBytes(16).toString("hex");
  const expected = createHmac("sha256", environment.LOCAL_CARRIER_CONTROL_TOKEN ?? "")
    .update(`local carrier ${challenge}`)
    .digest("hex");
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      const answer = await fetch(`${environment.LOCAL_CARRIER_URL}/_health?challenge=${challenge}`, {
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      });
      /** @type {{ proof?: string } | null} */
      const body = await answer.json();
      return body?.proof === expected ? "ours" : "stranger";
    } catch (error) {
      if (!isRefused(error)) return "stranger";
    }
    if (performance.now() > until) return "nobody";
    await delay(50);
  }
}

/** Whether nothing listens. @param {unknown} error */
function isRefused(error) {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
