import { setTimeout as delay } from "node:timers/promises";

/** Seconds, where the machine is quiet; the report shows how long it took. */
const HEALTHY_WITHIN_MS = 60_000;

/**
 * Expects that an outage of the database ended no process, and that every response succeeded or was a 503 with
 * `Retry-After`.
 * @param {import("./world.mjs").World} world
 * @param {import("./traffic.mjs").Seen[]} seen
 * @param {number[]} pids the members' process ids before the outage
 */
export function expectHonestAnswers(world, seen, pids) {
  const wrong = seen.filter(
    ({ status, retryAfter }) =>
      !(status >= 200 && status < 300) && !(status === 503 && retryAfter !== undefined),
  );
  for (const { status, method, path, text } of wrong.slice(0, 5))
    world.expect(false, `${method} ${path} was answered ${status || "not at all"}: ${text.slice(0, 200)}`);
  for (const [index, { program }] of world.members.entries())
    world.expect(program.pid === pids[index], `${program.name} exited.`);
}

/** Expects every web server to be healthy soon after the database is back. @param {import("./world.mjs").World} world */
export async function untilHealthy(world) {
  const since = performance.now();
  for (const { url, program } of world.stack.webs) {
    for (;;) {
      const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(
        () => null,
      );
      if (answer?.ok) break;
      if (performance.now() - since > HEALTHY_WITHIN_MS)
        return world.expect(
          false,
          `${program.name} is still not healthy ${HEALTHY_WITHIN_MS / 1_000} s after the database came back.`,
        );
      await delay(50);
    }
  }
  world.recovered(since);
}
