import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { installationFacts, phoneNumbers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { logger } from "@/lib/observability/logger";
import type { CarrierPort } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";

const KEY = "webhook_url";
const PAGE = 100;

/** Whom this process has told which address: after a pass that left some out, the others are not told again. */
const told = { url: "", lines: new Set<string>() };

/**
 * Tells the carrier the present webhook address of every living line when it differs from the one told last: after the
 * installation moved to another address or port. Goes page by page. A line for which the carrier does not take it keeps
 * no other waiting, and is tried again at the next call, until all have been told.
 * @returns how many lines were told; 0 when nothing had changed
 * @throws an Error where the carrier is silent or refuses our account, so that nothing is to be had for any line
 */
export async function repairWebhooks(tools: { carrier: CarrierPort; now: Clock }): Promise<number> {
  const url = numberWebhookUrl();
  const [fact] = await database().select().from(installationFacts).where(eq(installationFacts.key, KEY));
  if (fact?.value === url) return 0;
  if (told.url !== url) Object.assign(told, { url, lines: new Set() });
  const before = told.lines.size;
  let failed = 0;
  for (let after: string | undefined; ; ) {
    const page = await livingLines(tools.carrier.name, after);
    for (const line of page.filter(({ id }) => !told.lines.has(id)))
      if (await tell(tools.carrier, line, url)) told.lines.add(line.id);
      else failed++;
    after = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  const lines = told.lines.size - before;
  if (failed > 0) {
    logger().warn({ url, lines, failed }, "The carrier does not know the webhook address of every line yet");
    return lines;
  }
  await database()
    .insert(installationFacts)
    .values({ key: KEY, value: url, updatedAt: tools.now() })
    .onConflictDoUpdate({ target: installationFacts.key, set: { value: url, updatedAt: tools.now() } });
  logger().info({ url, lines }, "The carrier knows the webhook address");
  return lines;
}

/** @returns whether there is nothing more to tell about the line */
async function tell(
  carrier: CarrierPort,
  line: { id: string; carrierNumberId: string | null },
  webhookUrl: string,
): Promise<boolean> {
  const result = await carrier.configureNumber(line.carrierNumberId ?? "", { webhookUrl });
  if (result.ok) return true;
  const reason = result.kind === "refused" ? result.reason : result.kind;
  if (reason === "not_sent" || reason === "account_problem")
    throw new Error(`The carrier takes no webhook address at the moment: ${reason}.`);
  // Lost at the carrier is for reconciling to find.
  if (reason === "not_owned") return true;
  logger({ phoneNumberId: line.id }).warn({ reason }, "The carrier did not take a line's webhook address");
  return false;
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
