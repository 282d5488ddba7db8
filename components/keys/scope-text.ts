import { type KeyScope, READ_ONLY_RESOURCES, SCOPE_RESOURCES } from "@/lib/constants/permissions";

export type ScopeResource = (typeof SCOPE_RESOURCES)[number];
/** What a key may do with a resource. */
export type Access = "none" | "read" | "write";

export const RESOURCE_LABELS: Record<ScopeResource, string> = {
  organizations: "Organizations",
  bots: "Bots",
  numbers: "Phone numbers",
  trunks: "Trunks",
  calls: "Calls",
  audit: "Activity",
};

/** What the scopes of a resource reach today. */
export const RESOURCE_HELP: Record<ScopeResource, string> = {
  organizations: "Locations, addresses, office hours",
  bots: "Greetings, languages, training",
  numbers: "Lines and their bots. Write also gets and releases numbers",
  trunks: "SIP trunks of your own provider",
  calls: "Calls to your lines, and how they ended. Nothing takes writing yet",
  audit: "Who changed what. Undoing a change takes writing phone numbers",
};

/** The access that the scopes give to a resource. Write includes read, and is no more where nothing can be written. */
export function accessTo(scopes: readonly KeyScope[], resource: ScopeResource): Access {
  if (scopes.includes(`${resource}:write`)) return READ_ONLY_RESOURCES.includes(resource) ? "read" : "write";
  return scopes.includes(`${resource}:read`) ? "read" : "none";
}

/** The scopes with a different access to one resource. */
export function withAccess(scopes: readonly KeyScope[], resource: ScopeResource, access: Access): KeyScope[] {
  const others = scopes.filter((scope) => !scope.startsWith(`${resource}:`));
  return access === "none" ? others : [...others, `${resource}:${access}`];
}

/** What a key may do, in words: "Reads bots, activity", "Reads and writes phone numbers". */
export function scopeSentences(scopes: readonly KeyScope[]): string[] {
  const reaching = (access: Access) =>
    SCOPE_RESOURCES.filter((resource) => accessTo(scopes, resource) === access);
  const sentence = (verb: string, resources: ScopeResource[]) => {
    if (resources.length === 0) return [];
    if (resources.length === SCOPE_RESOURCES.length) return [`${verb} everything`];
    return [`${verb} ${resources.map((each) => RESOURCE_LABELS[each].toLowerCase()).join(", ")}`];
  };
  return [...sentence("Reads and writes", reaching("write")), ...sentence("Reads", reaching("read"))];
}
