import { and, desc, inArray } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
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
 * Why agents have no number: the failure of each one's latest order. Says nothing about agents whose order is open or
 * who never had one.
 * @param agents agents that the caller may see
 */
export async function explainMissingNumbers(
  agents: Pick<PhoneAgent, "id" | "orgId" | "phoneNumber">[],
): Promise<MissingNumber[]> {
  const without = agents.filter(({ phoneNumber }) => phoneNumber === null);
  if (without.length === 0) return [];
  const { botId, orgId, createdAt, id, failure } = phoneNumberOrders;
  const latest = await runningOrPool()
    .selectDistinctOn([botId], { failure })
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
  const reasons = new Map<string, MissingNumber>();
  for (const { failure: reason } of latest) {
    if (!reason) continue;
    const { code, message } = reason;
    const counted = reasons.get(message) ?? { code, message, agents: 0 };
    reasons.set(message, { ...counted, agents: counted.agents + 1 });
  }
  return [...reasons.values()].sort((one, other) => other.agents - one.agents);
}
