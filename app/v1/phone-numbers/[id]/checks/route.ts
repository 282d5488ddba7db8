import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { checkPhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { checkNumber } from "@/lib/domain/numbers/check-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(checkPhoneNumberContract, checkNumber),
);
