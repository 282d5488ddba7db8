import { explainMissingNumbers, type MissingNumber } from "@/lib/domain/phone-agents/missing-numbers";
import type { PhoneAgent } from "@/lib/domain/phone-agents/present";
import { ERROR_CODES } from "@/lib/errors";

/**
 * The items of `X-Linekeeper-Warning` that say why agents have no number. The bodies of this API have no place for it.
 * Each is an item of a structured field (RFC 8941): `number_limit_reached;agents=6;message="…"`.
 * @param agents the agents in the answer
 * @param mayBuy whether the key that created an agent could order its number; undefined if nothing was created
 */
export async function missingNumberWarnings(agents: PhoneAgent[], mayBuy?: boolean): Promise<string[]> {
  if (mayBuy === false && agents.some(({ phoneNumber }) => phoneNumber === null))
    return [item({ code: "insufficient_scope", message: NOT_ORDERED, agents: agents.length })];
  return (await explainMissingNumbers(agents)).map(item);
}

const NOT_ORDERED = `No number was ordered. ${ERROR_CODES.insufficient_scope[1]} It needs numbers:write.`;

function item({ code, message, agents }: MissingNumber): string {
  // A header cannot have other characters, and a quoted string must escape two of these.
  const printable = message.replace(/[^\x20-\x7e]/g, "?").replace(/["\\]/g, "\\$&");
  return `${code};agents=${agents};message="${printable}"`;
}
