import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { installationFacts, phoneNumbers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { logger } from "@/lib/observability/logger";
import type { CarrierPort } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";

const KEY = "webhook_url";
const PAGE = 100;

/**
 * Tells the carrier the present webhook address of every living line when it differs from the one told last: after the
 * installation moved to another address or port. Goes page by page, and is done again from the start if it is cut.
 * @returns how many lines were told; 0 when nothing had changed
 */
export async function repairWebhooks(tools: { carrier: CarrierPort; now: Clock }): Promise<number> {
  const url = numberWebhookUrl();
  const [fact] = await database().select().from(installationFacts).where(eq(installationFacts.key, KEY));
  if (fact?.value === url) return 0;
  let told = 0;
  for (let after: string | undefined; ; ) {
    const page = await livingLines(tools.carrier.name, after);
    for (const line of page) {
      const result = await tools.carrier.configureNumber(line.carrierNumberId ?? "", { webhookUrl: url });
      // Lost at the carrier is for reconciling to find; anything else must be tried again before we call it done.
      if (!result.ok && !(result.kind === "refused" && result.reason === "not_owned"))
        throw new Error("The carrier did not take the new webhook address.");
      told++;
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  await database()
    .insert(installationFacts)
    .values({ key: KEY, value: url, updatedAt: tools.now() })
    .onConflictDoUpdate({ target: installationFacts.key, set: { value: url, updatedAt: tools.now() } });
  logger().info({ url, lines: told }, "The carrier knows the webhook address");
  return told;
}

function livingLines(carrier: string, after: string | undefined) {
  return database()
    .select({ id: phoneNumbers.id, carrierNumberId: phoneNumbers.carrierNumberId })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.carrier, carrier),
        inArray(phoneNumbers.status, ["active", "quarantined"]),
        isNotNull(phoneNumbers.carrierNumberId),
        after ? gt(phoneNumbers.id, after) : sql`true`,
      ),
    )
    .orderBy(asc(phoneNumbers.id))
    .limit(PAGE);
}
