import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { detachPhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { detachNumber } from "@/lib/domain/numbers/detach-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(detachPhoneNumberContract, async (context, input, { version }) =>
    changedLine(await detachNumber(context, { ...input, version })),
  ),
);
