/** A query that takes longer counts as failed: nobody waits longer for a page. */
const ANSWER_WITHIN_MS = 10_000;

/** Runs once when the web server starts, before any request: checks the environment and opens the database. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const [
      { env },
      { processClock },
      { openDatabase },
      { logger },
      { relayTaker },
      { adaptRequests },
      { takeUpgrades },
      { answerUnreadable },
      { logConsole },
      { redirectEarly },
      { refuseForms },
      { startServing },
    ] = await Promise.all([
      import("@/lib/env"),
      import("@/lib/auth/process-clock"),
      import("@/db/client"),
      import("@/lib/observability/logger"),
      import("@/lib/relay/relay-taker"),
      import("@/lib/serving/adapt-requests"),
      import("@/lib/serving/take-upgrades"),
      import("@/lib/serving/answer-unreadable"),
      import("@/lib/observability/log-console"),
      import("@/lib/serving/redirect-early"),
      import("@/lib/serving/refuse-forms"),
      import("@/lib/serving/start"),
    ]);
    adaptRequests();
    answerUnreadable();
    try {
      const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
      if (process.env.NODE_ENV === "production") logConsole(console, logger());
      redirectEarly(env().APP_URL);
      refuseForms(env().APP_URL);
      openDatabase(DATABASE_URL, {
        max: DATABASE_POOL_SIZE,
        answerWithinMs: ANSWER_WITHIN_MS,
        onIdleError: (error) => logger().warn({ err: error }, "A database connection broke"),
      });
      const relays = relayTaker(processClock());
      takeUpgrades(relays.take, { besidesNext: process.env.NODE_ENV !== "production" });
      // `npm start` sets NEXT_MANUAL_SIG_HANDLE, which makes Next.js leave signals to us.
      startServing({
        nextFolder: process.env.LINEKEEPER_NEXT_DIR || ".next",
        stopsItself: process.env.NEXT_MANUAL_SIG_HANDLE === "true",
        onStop: relays.stop,
      });
    } catch (error) {
      // Next would keep running and fail every request. Exit instead, and say why once.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    }
  }
}
