import { placeName } from "@/components/organizations/address-text";
import type { Context } from "@/lib/context";
import { accountNamesOf } from "@/lib/domain/accounts/account-choices";

/** The organization of something in the head of its page; for readers of several accounts, with its account. */
export async function placeNameFor(
  caller: Context,
  of: { orgId: string; organization: { name: string } },
): Promise<string> {
  const accountNames = await accountNamesOf(caller, [of]);
  return placeName(of.organization.name, accountNames?.[of.orgId]);
}
