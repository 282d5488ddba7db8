import { roleMay } from "@/lib/constants/permissions";
import { type Context, may, type Place } from "@/lib/context";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import type { Organization } from "@/lib/schemas/organization";
import { type Invitation, listInvitations } from "./list-invitations";
import { listMembers, type Member } from "./list-members";

interface Named {
  id: string;
  name: string;
}

/**
 * The accounts and single locations whose members the caller manages.
 * @param held the places where the caller has a role
 * @returns nothing for support, who choose from all accounts instead
 */
export function managedPlaces({ reach }: Context, held: Named[]): Named[] {
  if (reach.everything) return [];
  const grants = [
    ...reach.accounts.map(({ accountId, role }) => ({ id: accountId, role })),
    ...reach.organizations.map(({ orgId, role }) => ({ id: orgId, role })),
  ];
  const managed = new Set(grants.filter(({ role }) => roleMay(role, "members:write")).map(({ id }) => id));
  return held.filter(({ id }) => managed.has(id));
}

/**
 * An organization, and whether the caller manages its members.
 * @throws AppError `not_found`
 */
export async function findWorkplace(
  context: Context,
  input: { orgId: string },
): Promise<{ organization: Organization; manages: boolean }> {
  const organization = await getOrganization(context, { id: input.orgId });
  const { id, accountId } = organization;
  return { organization, manages: may(context, "members:write", { orgId: id, accountId }) };
}

/** The members of an organization, for callers who manage them; null for other callers. */
export async function membersIfManaged(context: Context, place: Place): Promise<Member[] | null> {
  if (!may(context, "members:write", place)) return null;
  return (await listMembers(context, { orgId: place.orgId })).members;
}

/** The members of an organization and its invitations, for callers who manage them; null for other callers. */
export async function peopleIfManaged(
  context: Context,
  place: Place,
): Promise<{ members: Member[]; invitations: Invitation[] } | null> {
  const members = await membersIfManaged(context, place);
  return members && { members, ...(await listInvitations(context, { orgId: place.orgId })) };
}
