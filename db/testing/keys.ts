import { makeTestKey } from "@/lib/api/core/testing";
import { makeAccount } from "./factory";

/** An account with a location, and an API key of the account. */
export async function accountKey(scopes?: Parameters<typeof makeTestKey>[1]) {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, scopes) };
}
