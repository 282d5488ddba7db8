import { listAvailablePhoneNumbersContract } from "@/lib/api/contracts/phone-numbers";
import { withApi } from "@/lib/api/with-api";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  listAvailablePhoneNumbersContract,
  searchAvailableNumbers,
);
