import type { ConsoleUser } from "@/lib/auth/console-user";
import { type Context, may } from "@/lib/context";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { listOrganizationsInput, type Organization } from "@/lib/schemas/organization";

interface Named {
  id: string;
  name: string;
}

/** The accounts and single locations whose members the caller manages. Support chooses among the accounts instead. */
export function managedPlaces(caller: Context, user: ConsoleUser): Named[] {
  const { reach } = caller;
  if (reach.everything) return [];
  const admin = new Set([
    ...reach.accounts.filter(({ role }) => role === "admin").map(({ accountId }) => accountId),
    ...reach.organizations.filter(({ role }) => role === "admin").map(({ orgId }) => orgId),
  ]);
  return user.accounts.filter(({ id }) => admin.has(id));
}

/** An organization and, where it is an account whose members the caller manages, the locations below it. */
export async function placesToWork(
  caller: Context,
  orgId: string,
): Promise<{ organization: Organization; places: Named[]; manages: boolean }> {
  const organization = await getOrganization(caller, { id: orgId });
  const manages = may(caller, "members:write", { orgId: organization.id, accountId: organization.accountId });
  if (!manages || organization.parentAccountOrgId !== null)
    return { organization, places: [organization], manages };
  const { organizations } = await listOrganizations(
    caller,
    listOrganizationsInput.parse({ accountId: organization.id, sort: "name", limit: 100 }),
  );
  const locations = organizations.filter(({ id }) => id !== organization.id);
  return { organization, places: [organization, ...locations], manages };
}
