import { restorePhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { changedLine } from "@/lib/api/lines";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { restoreNumber } from "@/lib/domain/numbers/restore-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(restorePhoneNumberContract, async (context, input) =>
    changedLine(await restoreNumber(context, input)),
  ),
);
