import { getPhoneNumberOrderContract } from "@/lib/api/contracts/phone-numbers";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { getOrder } from "@/lib/domain/orders/get-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getPhoneNumberOrderContract, getOrder),
);
