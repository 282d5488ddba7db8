import { holdersOf, type Permission } from "@/lib/constants/permissions";

/** Who has a permission: at which organization, and people whom the reader may see. */
export interface WhoMay {
  permission: Permission;
  place: string | null;
  people: string[];
}

/** Who can take a step that the reader cannot: "A manager or an admin can attach a bot." */
export function whoCanText(permission: Permission, step = "Do this"): string {
  const holders = holdersOf(permission);
  return `${holders.charAt(0).toUpperCase()}${holders.slice(1)} can ${step.charAt(0).toLowerCase()}${step.slice(1)}.`;
}

/** Whom to ask for what the reader's role does not allow: "Ask an admin of Bright Smile: Alma Admin." */
export function whoMayText({ permission, place, people }: WhoMay): string {
  const at = place ? ` of ${place}` : "";
  const named =
    people.length > 0 ? `: ${new Intl.ListFormat("en-US", { type: "disjunction" }).format(people)}` : "";
  return `Ask ${holdersOf(permission)}${at}${named}.`;
}
