import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { listOrganizationsInput, type Organization } from "@/lib/schemas/organization";
import { getOrganizationOfAccount } from "./get-organization-of-account";
import { listOrganizations } from "./list-organizations";

/** Where a form begins: the chosen organization, and the account that it offers organizations of. */
export interface Chosen {
  /** Null if the caller has to choose. */
  organization: Organization | null;
  /** Null for every account in reach. */
  within: string | null;
}

/**
 * The organization that a form starts with: the requested one, or the only one. A requested account that only holds
 * locations is not a practice, so the form offers its locations instead.
 * @param orgId from the page's address, so any text
 */
export async function chooseOrganization(context: Context, orgId: string | undefined): Promise<Chosen> {
  const requested = orgId ? await orNull(getOrganizationOfAccount(context, { id: orgId })) : null;
  if (requested?.isPractice) return { organization: requested.organization, within: null };
  if (requested) {
    const { id } = requested.organization;
    return { organization: await onlyOne(context, { accountId: id }, id), within: id };
  }
  return { organization: orgId ? null : await onlyOne(context, {}, null), within: null };
}

/** The only organization in reach besides `except`; null if there are more, or none. */
async function onlyOne(
  context: Context,
  filters: { accountId?: string },
  except: string | null,
): Promise<Organization | null> {
  const input = listOrganizationsInput.parse({ ...filters, limit: 3 });
  const { organizations } = await listOrganizations(context, input);
  const [first, ...others] = organizations.filter(({ id }) => id !== except);
  return first && others.length === 0 ? first : null;
}

async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
