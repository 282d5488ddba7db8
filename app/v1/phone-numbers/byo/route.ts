import { bringPhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { changedLine } from "@/lib/api/lines";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { bringNumber } from "@/lib/domain/numbers/bring-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(bringPhoneNumberContract, async (context, input) => changedLine(await bringNumber(context, input))),
);
