import type { AreaCode } from "@/lib/schemas/area-code";

type Suggested = Pick<AreaCode, "code" | "reason" | "stock">;

/**
 * The area code to propose: the first that the organization's address suggests and that is not known to be empty. Codes
 * without a reason have nothing to do with the address: they are only there to choose from.
 * @returns empty if there is none
 */
export function proposedCode(codes: readonly Suggested[]): string {
  return codes.find(mayHaveNumbers)?.code ?? "";
}

/** Up to this many other area codes are offered in place of an empty one. */
const OTHERS_SHOWN = 5;

/**
 * The area codes to offer in place of one without numbers, wherever that is said: those that the organization's address
 * suggests and that are not known to be empty.
 */
export function otherCodes<Code extends Suggested>(codes: readonly Code[], empty: string | null): Code[] {
  return codes.filter((each) => each.code !== empty && mayHaveNumbers(each)).slice(0, OTHERS_SHOWN);
}

function mayHaveNumbers({ reason, stock }: Suggested): boolean {
  return reason !== null && stock?.level !== "none";
}
