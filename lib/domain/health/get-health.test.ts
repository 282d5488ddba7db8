import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { getHealth } from "./get-health";
import { beat } from "./worker-heartbeat";

useTestDatabase();

describe("health", () => {
  it("misses a worker that never said it is there, or no longer does", async () => {
    expect(await getHealth()).toEqual({ status: "degraded", database: "up", worker: "missing" });
    await beat();
    expect(await getHealth()).toEqual({ status: "healthy", database: "up", worker: "up" });
    await database()
      .update(installationFacts)
      .set({ updatedAt: sql`clock_timestamp() - interval '46 seconds'` })
      .where(eq(installationFacts.key, "worker_heartbeat"));
    expect(await getHealth()).toEqual({ status: "degraded", database: "up", worker: "missing" });
  });
});
