import { and, arrayContains, desc, eq, inArray, not } from "drizzle-orm";
import { apiKeys, auditEntries, phoneNumberOrders } from "@/db/schema";
import { runningOrPool } from "@/db/transaction";
import type { PhoneAgent } from "./present";

/** Why agents have no number. */
export interface MissingNumber {
  /** The code that the purchase would have been refused with. */
  code: string;
  message: string;
  /** How many agents have no number for this reason. */
  agents: number;
}

/**
 * Why agents have no number: the failure of each one's latest order, or that the API key that created the agent could
 * order none. Says nothing about agents whose order is open, or that were created in the console.
 * @param agents agents that the caller may see
 */
export async function explainMissingNumbers(
  agents: Pick<PhoneAgent, "id" | "orgId" | "phoneNumber">[],
): Promise<MissingNumber[]> {
  const without = agents.filter(({ phoneNumber }) => phoneNumber === null);
  if (without.length === 0) return [];
  const { botId, orgId, createdAt, id, failure } = phoneNumberOrders;
  const latest = await runningOrPool()
    .selectDistinctOn([botId], { botId, failure })
    .from(phoneNumberOrders)
    // By organization first, which has an index.
    .where(
      and(
        inArray(orgId, [...new Set(without.map((agent) => agent.orgId))]),
        inArray(
          botId,
          without.map((agent) => agent.id),
        ),
      ),
    )
    .orderBy(botId, desc(createdAt), desc(id));
  const ordered = new Set(latest.map((order) => order.botId));
  const unordered = without.filter((agent) => !ordered.has(agent.id)).map((agent) => agent.id);
  const notOrdered = Array.from({ length: await countMadeByWeakKeys(unordered) }, () => NOT_ORDERED);
  const reasons = new Map<string, MissingNumber>();
  for (const reason of [...latest.map(({ failure }) => failure), ...notOrdered]) {
    if (!reason) continue;
    const { code, message } = reason;
    const counted = reasons.get(message) ?? { code, message, agents: 0 };
    reasons.set(message, { ...counted, agents: counted.agents + 1 });
  }
  return [...reasons.values()].sort((one, other) => other.agents - one.agents);
}

const NOT_ORDERED = {
  code: "insufficient_scope",
  message: "No number was ordered. The API key that created the agent does not have the scope numbers:write.",
};

/** How many of these bots were created by API keys that cannot buy numbers. */
async function countMadeByWeakKeys(ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const made = await runningOrPool()
    .selectDistinct({ id: auditEntries.subjectId })
    .from(auditEntries)
    .innerJoin(apiKeys, eq(apiKeys.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.subjectType, "bot"),
        inArray(auditEntries.subjectId, ids),
        eq(auditEntries.action, "bot.create"),
        not(arrayContains(apiKeys.scopes, ["numbers:write"])),
      ),
    );
  return made.length;
}
