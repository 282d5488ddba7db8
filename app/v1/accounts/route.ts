import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { createAccountContract, listAccountsContract } from "@/lib/api/v1/accounts";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { listAccounts } from "@/lib/domain/accounts/list-accounts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAccountsContract, listAccounts),
  write(createAccountContract, async (context, input) => ({ data: await createAccount(context, input) })),
);
