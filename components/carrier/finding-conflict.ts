import type { Finding, FindingShown } from "@/lib/schemas/carrier";

/** What a stray's row shows of it, as an act on the stray carries it. */
export function shownFinding({ state, resolution }: Finding): FindingShown {
  return { state, resolution };
}

const NOW: Record<string, string> = {
  adopted: "It is a line of an organization now.",
  released: "It was released at the carrier.",
  gone: "The carrier no longer has it.",
};

/** What somebody else did with a stray, in words. @param current the present state, as the refusal has it */
export function findingNow(current: unknown): string[] {
  const { state, resolution } = current as FindingShown;
  const words = state === "releasing" ? "It is being released at the carrier." : NOW[resolution ?? ""];
  return words ? [words] : [];
}
