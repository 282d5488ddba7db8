import { getPhoneNumberHistoryContract } from "@/lib/api/contracts/phone-numbers";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getPhoneNumberHistoryContract, getNumberHistory),
);
