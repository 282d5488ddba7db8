import { listAvailablePhoneNumbersContract } from "@/lib/api/contracts/phone-numbers";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAvailablePhoneNumbersContract, searchAvailableNumbers),
);
