import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getPhoneNumberOrderContract } from "@/lib/api/v1/phone-numbers";
import { getOrder } from "@/lib/domain/orders/get-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getPhoneNumberOrderContract, getOrder),
);
