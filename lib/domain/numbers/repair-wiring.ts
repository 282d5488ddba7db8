import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { installationFacts, phoneNumbers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { logger } from "@/lib/observability/logger";
import type { Carrier, ConfiguredCarrier } from "@/lib/telephony/port";

const PAGE = 100;

/** Lines that this process has wired, by carrier, so that a retry wires only the lines that failed. */
const wiredLines = new Map<string, { wiring: string; lines: Set<string> }>();

/** The fact that stores the wiring of all lines of a carrier. */
const factKey = ({ name }: Carrier) => `wiring:${name}`;

/**
 * Wires all living lines of a carrier again if the carrier's wiring has changed since the last time, for example after
 * the installation moved to another address. A line that the carrier refuses does not stop the others; the next call
 * tries it again, until all are wired.
 * @returns how many lines were wired; 0 if the wiring has not changed
 * @throws Error if the carrier is silent or refuses our account, so that no line can be wired
 */
export async function repairWiring(tools: { carrier: ConfiguredCarrier; now: Clock }): Promise<number> {
  const { carrier, now } = tools;
  const { wiring } = carrier.calls;
  const key = factKey(carrier);
  const [fact] = await database().select().from(installationFacts).where(eq(installationFacts.key, key));
  if (fact?.value === wiring) return 0;
  const done = wiredBefore(carrier.name, wiring);
  const before = done.size;
  let failed = 0;
  for (let after: string | undefined; ; ) {
    const page = await livingLines(carrier.name, after);
    for (const line of page.filter(({ id }) => !done.has(id)))
      if (await wire(carrier, line)) done.add(line.id);
      else failed++;
    after = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  const lines = done.size - before;
  const log = logger({ carrier: carrier.name, wiring });
  if (failed > 0) {
    log.warn({ lines, failed }, "Some lines are not wired to the current address yet");
    return lines;
  }
  await database()
    .insert(installationFacts)
    .values({ key, value: wiring, updatedAt: now() })
    .onConflictDoUpdate({ target: installationFacts.key, set: { value: wiring, updatedAt: now() } });
  log.info({ lines }, "All lines are wired to the current address");
  return lines;
}

function wiredBefore(carrier: string, wiring: string): Set<string> {
  const known = wiredLines.get(carrier);
  if (known?.wiring === wiring) return known.lines;
  const lines = new Set<string>();
  wiredLines.set(carrier, { wiring, lines });
  return lines;
}

/** @returns whether the line needs no retry */
async function wire(
  { numbers }: Carrier,
  line: { id: string; carrierNumberId: string | null },
): Promise<boolean> {
  const result = await numbers.wireNumber(line.carrierNumberId ?? "", null);
  if (result.ok) return true;
  const reason = result.kind === "refused" ? result.reason : result.kind;
  if (reason === "not_sent" || reason === "account_problem")
    throw new Error(`The carrier cannot wire lines at the moment: ${reason}.`);
  // The line is lost, which the next run finds.
  if (reason === "not_owned") return true;
  logger({ phoneNumberId: line.id }).warn({ reason }, "The carrier did not wire a line");
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
