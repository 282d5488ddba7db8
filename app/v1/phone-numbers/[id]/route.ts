import { getPhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { withApi } from "@/lib/api/with-api";
import { getNumber } from "@/lib/domain/numbers/get-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(getPhoneNumberContract, getNumber);
