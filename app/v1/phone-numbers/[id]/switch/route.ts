import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { switchPhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { switchBot } from "@/lib/domain/numbers/attach-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(switchPhoneNumberContract, async (context, input, { version }) =>
    changedLine(await switchBot(context, { ...input, version })),
  ),
);
