import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { attachPhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { attachNumber } from "@/lib/domain/numbers/attach-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(attachPhoneNumberContract, async (context, input, { version }) =>
    changedLine(await attachNumber(context, { ...input, version })),
  ),
);
