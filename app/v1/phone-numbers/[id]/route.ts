import {
  getPhoneNumberContract,
  releasePhoneNumberContract,
  updatePhoneNumberContract,
} from "@/lib/api/contracts/phone-numbers";
import { changedLine, deleteLine } from "@/lib/api/lines";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getPhoneNumberContract, getNumber),
  write(updatePhoneNumberContract, async (context, input, { version }) =>
    changedLine(await updateNumber(context, { ...input, version })),
  ),
  write(releasePhoneNumberContract, deleteLine),
);
