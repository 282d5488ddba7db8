import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getPhoneNumberHistoryContract } from "@/lib/api/v1/phone-numbers";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getPhoneNumberHistoryContract, getNumberHistory),
);
