import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { restorePhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { restoreNumber } from "@/lib/domain/numbers/restore-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(restorePhoneNumberContract, async (context, input, { version }) =>
    changedLine(await restoreNumber(context, { ...input, version })),
  ),
);
