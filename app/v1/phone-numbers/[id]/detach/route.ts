import { detachPhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { changedLine } from "@/lib/api/lines";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { detachNumber } from "@/lib/domain/numbers/detach-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(detachPhoneNumberContract, async (context, input) => changedLine(await detachNumber(context, input))),
);
