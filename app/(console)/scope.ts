import { headers } from "next/headers";
import type { Context } from "@/lib/context";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { readScope } from "@/lib/domain/organizations/read-scope";
import { type PrefetchedQuery, prefetched } from "@/lib/queries/prefetched";
import { chosenQuery } from "@/lib/queries/scope";
import { idSchema, type ScopeFilters } from "@/lib/schemas/common";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { type SearchParams, singleValues } from "./search-params";

/** Resolves the `orgId` of an address for a caller. */
export function scopeFor(caller: Context) {
  return (orgId: string | undefined): Promise<ScopeFilters> => readScope(caller, orgId);
}

/** The scope of a list that has none, such as that of the accounts. */
export async function everywhere(): Promise<ScopeFilters> {
  return {};
}

/** The scope in the address of a page. Anything but an id chooses everything. */
export async function scopeOfPage(caller: Context, searchParams: SearchParams): Promise<ScopeFilters> {
  return readScope(caller, idSchema.safeParse(singleValues(await searchParams).orgId).data);
}

/**
 * The chosen organization or account, for the switcher on the first page that a browser opens. A layout gets no
 * parameters, so the address comes from the proxy.
 */
export async function chosenOfAddress(caller: Context): Promise<PrefetchedQuery[]> {
  const [, query] = ((await headers()).get("x-linekeeper-path") ?? "").split("?");
  const orgId = idSchema.safeParse(new URLSearchParams(query).get("orgId")).data;
  if (!orgId) return [];
  const input = listOrganizationsInput.parse({ orgId, limit: 1 });
  return [prefetched(chosenQuery(orgId), () => listOrganizations(caller, input))];
}

/** Whether everything in the caller's reach is chosen. */
export function isWhole({ orgId, accountId }: ScopeFilters): boolean {
  return orgId === undefined && accountId === undefined;
}
