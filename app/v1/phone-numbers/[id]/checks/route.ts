import { checkPhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { checkNumber } from "@/lib/domain/numbers/check-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(checkPhoneNumberContract, checkNumber),
);
