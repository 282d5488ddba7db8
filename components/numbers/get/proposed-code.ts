import type { AreaCode } from "@/lib/schemas/area-code";

/**
 * The area code to propose: the first that the organization's address suggests and that is not known to be empty. Codes
 * without a reason have nothing to do with the address: they are only there to choose from.
 * @returns empty if there is none
 */
export function proposedCode(codes: readonly Pick<AreaCode, "code" | "reason" | "stock">[]): string {
  return codes.find(({ reason, stock }) => reason !== null && stock?.level !== "none")?.code ?? "";
}
