import { createPhoneNumberContract, listPhoneNumbersContract } from "@/lib/api/contracts/phone-numbers";
import { boughtLine } from "@/lib/api/lines";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listPhoneNumbersContract, listNumbers),
  write(createPhoneNumberContract, async (context, input, { intentKey }) =>
    boughtLine(await provisionNumber(context, { ...input, intentKey })),
  ),
);
