/** Nobody looks at a page that loads for longer; what hangs then is said to be away. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * Next cannot make a request of the method TRACE and would answer it with a fault, before any code of ours. It is
 * treated as PUT, which is the other method that nothing here takes.
 */
async function refuseTrace(): Promise<void> {
  const { subscribe } = await import("node:diagnostics_channel");
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: { method?: string } };
    if (request.method === "TRACE") request.method = "PUT";
  });
}

/** Runs once when the web server starts: checks the environment and opens the database before any request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const [{ env }, { openDatabase }, { logger }, { startServing }] = await Promise.all([
      import("@/lib/env"),
      import("@/db/client"),
      import("@/lib/observability/logger"),
      import("@/lib/serving/start"),
    ]);
    await refuseTrace();
    try {
      const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
      // next-auth reads its own address from here, and would take port 3000 of this machine otherwise.
      process.env.NEXTAUTH_URL = env().APP_URL;
      openDatabase(DATABASE_URL, {
        max: DATABASE_POOL_SIZE,
        answerWithinMs: ANSWER_WITHIN_MS,
        onIdleError: (error) => logger().warn({ err: error }, "A database connection broke"),
      });
      // Said by `npm start`: Next.js leaves signals to us then.
      startServing({
        nextFolder: process.env.LINEKEEPER_NEXT_DIR || ".next",
        stopsItself: process.env.NEXT_MANUAL_SIG_HANDLE === "true",
      });
    } catch (error) {
      // Next would go on and fail at every request; whoever started it should see why, once.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    }
  }
}
