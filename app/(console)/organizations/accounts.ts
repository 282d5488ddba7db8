import { type Context, may, maySomewhere } from "@/lib/context";
import { listAccounts } from "@/lib/domain/accounts/list-accounts";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { listAccountsInput } from "@/lib/schemas/account";

/** Names of accounts by id, for support, who works across them; undefined for everybody else. */
export async function accountNamesFor(caller: Context): Promise<Record<string, string> | undefined> {
  if (!caller.reach.everything) return undefined;
  const { accounts } = await listAccounts(caller, listAccountsInput.parse({ limit: 100, sort: "name" }));
  return Object.fromEntries(accounts.map((account) => [account.id, account.name]));
}

/** The accounts that the caller may add a location to. */
export async function accountChoicesFor(caller: Context): Promise<{ id: string; name: string }[]> {
  if (caller.reach.everything)
    return Object.entries((await accountNamesFor(caller)) ?? {}).map(([id, name]) => ({ id, name }));
  if (!maySomewhere(caller, "organizations:write")) return [];
  const ids = caller.reach.accounts
    .map((grant) => grant.accountId)
    .filter((id) => may(caller, "organizations:write", { orgId: id, accountId: id }));
  const accounts = await Promise.all(ids.map((id) => getOrganization(caller, { id })));
  return accounts.map(({ id, name }) => ({ id, name }));
}
