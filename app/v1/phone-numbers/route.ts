import { listPhoneNumbersContract } from "@/lib/api/contracts/phone-numbers";
import { withApi } from "@/lib/api/with-api";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  listPhoneNumbersContract,
  listNumbers,
);
