import { explainMissingNumbers, type MissingNumber } from "@/lib/domain/phone-agents/missing-numbers";
import type { PhoneAgent } from "@/lib/domain/phone-agents/present";

/**
 * The items of `X-Linekeeper-Warning` that say why agents have no number. The bodies of this API have no place for it.
 * Each is an item of a structured field (RFC 8941): `number_limit_reached;agents=6;message="…"`.
 * @param agents the agents in the answer
 */
export async function missingNumberWarnings(agents: PhoneAgent[]): Promise<string[]> {
  return (await explainMissingNumbers(agents)).map(item);
}

function item({ code, message, agents }: MissingNumber): string {
  // A header cannot have other characters, and a quoted string must escape two of these.
  const printable = message.replace(/[^\x20-\x7e]/g, "?").replace(/["\\]/g, "\\$&");
  return `${code};agents=${agents};message="${printable}"`;
}
