import { getHealth } from "@/lib/domain/health/get-health";

export const dynamic = "force-dynamic";

/** GET /api/health: 200 while the database answers, 503 when it does not. */
export async function GET(): Promise<Response> {
  const health = await getHealth();
  return Response.json(health, {
    status: health.database === "up" ? 200 : 503,
    headers: { "cache-control": "no-store", ...(health.database === "up" ? {} : { "retry-after": "5" }) },
  });
}
