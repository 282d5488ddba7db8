import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine, deleteLine, rehearseDelete } from "@/lib/api/v1/line-outcomes";
import {
  getPhoneNumberContract,
  releasePhoneNumberContract,
  updatePhoneNumberContract,
} from "@/lib/api/v1/phone-numbers";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getPhoneNumberContract, getNumber),
  write(
    updatePhoneNumberContract,
    async (context, input, { version }) => changedLine(await updateNumber(context, { ...input, version })),
    { current: (context, { id }) => getNumber(context, { id: String(id) }) },
  ),
  write(releasePhoneNumberContract, deleteLine, { rehearse: rehearseDelete }),
);
