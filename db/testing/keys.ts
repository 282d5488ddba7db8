import { makeTestKey } from "@/lib/api/testing";
import { makeAccount } from "./factory";

/** An account with a location, and a key of the account. */
export async function accountKey(scopes?: Parameters<typeof makeTestKey>[1]) {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, scopes) };
}
