import { getPhoneNumberHistoryContract } from "@/lib/api/contracts/phone-numbers";
import { withApi } from "@/lib/api/with-api";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  getPhoneNumberHistoryContract,
  getNumberHistory,
);
