import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listAvailablePhoneNumbersContract } from "@/lib/api/v1/phone-numbers";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAvailablePhoneNumbersContract, searchAvailableNumbers),
);
