import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getAccountContract, updateAccountContract } from "@/lib/api/v1/accounts";
import { getAccount } from "@/lib/domain/accounts/get-account";
import { updateAccount } from "@/lib/domain/accounts/update-account";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getAccountContract, getAccount),
  write(
    updateAccountContract,
    async (context, input, { version }) => ({
      data: await updateAccount(context, { ...input, version }),
    }),
    { current: (context, { id }) => getAccount(context, { id: String(id) }) },
  ),
);
