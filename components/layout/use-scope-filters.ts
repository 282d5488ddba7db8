import { useQuery } from "@tanstack/react-query";
import { useScope } from "@/components/ui/use-scope";
import { chosenQuery } from "@/lib/queries/scope";
import type { ScopeFilters } from "@/lib/schemas/common";

/** The chosen scope as filters: an account stands for all its locations. Undefined until it is known which it is. */
export function useScopeFilters(): ScopeFilters | undefined {
  const id = useScope();
  const { data, isError } = useQuery({ ...chosenQuery(id ?? ""), enabled: id !== null });
  if (id === null || isError) return {};
  if (!data) return undefined;
  const [chosen] = data.organizations;
  if (!chosen) return {};
  return chosen.parentAccountOrgId === null ? { accountId: id } : { orgId: id };
}
