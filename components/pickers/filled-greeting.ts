import type { QueryClient } from "@tanstack/react-query";
import { fillPlaceholders } from "@/lib/format/fill-placeholders";
import { variablesQuery } from "@/lib/queries/variables";

/** A greeting with the organization's variables filled in, or as written if they fail to load. */
export async function filledGreeting(queries: QueryClient, orgId: string, greeting: string): Promise<string> {
  if (!greeting.includes("{{")) return greeting;
  const found = await queries.fetchQuery(variablesQuery(orgId)).catch(() => null);
  return found ? fillPlaceholders(greeting, found.variables) : greeting;
}
