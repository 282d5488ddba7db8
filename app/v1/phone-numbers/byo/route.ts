import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { bringPhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { bringNumber } from "@/lib/domain/numbers/bring-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(bringPhoneNumberContract, async (context, input) => changedLine(await bringNumber(context, input))),
);
