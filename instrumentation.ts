/** Runs once when the web server starts: checks the environment and opens the database before any request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ env }, { openDatabase }, { logger }] = await Promise.all([
    import("@/lib/env"),
    import("@/db/client"),
    import("@/lib/observability/logger"),
  ]);
  openDatabase(env().DATABASE_URL, {
    max: env().DATABASE_POOL_SIZE,
    onIdleError: (error) => logger().warn({ err: error }, "A database connection broke"),
  });
}
