import type { Context } from "@/lib/context";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";
import type { Organization, OrganizationList } from "@/lib/schemas/organization";

/** The organization that the address names, or the only one there is; null where the reader has to choose. */
export async function organizationToStartWith(
  caller: Context,
  orgId: string | undefined,
  choices: OrganizationList,
): Promise<Organization | null> {
  const [first, ...others] = choices.organizations;
  if (!orgId) return first && others.length === 0 ? first : null;
  const listed = choices.organizations.find((each) => each.id === orgId);
  if (listed) return listed;
  try {
    return await getOrganization(caller, { id: orgId });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
