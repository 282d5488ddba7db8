import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { closeAccountContract } from "@/lib/api/v1/accounts";
import { closeAccount } from "@/lib/domain/accounts/close-account";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(closeAccountContract, async (context, input, { version }) => ({
    data: await closeAccount(context, { ...input, version }),
  })),
);
