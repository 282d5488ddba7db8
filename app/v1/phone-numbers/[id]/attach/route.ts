import { attachPhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { changedLine } from "@/lib/api/lines";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { attachNumber } from "@/lib/domain/numbers/attach-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(attachPhoneNumberContract, async (context, input) => changedLine(await attachNumber(context, input))),
);
