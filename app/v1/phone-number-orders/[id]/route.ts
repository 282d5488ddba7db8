import { getPhoneNumberOrderContract } from "@/lib/api/contracts/phone-numbers";
import { withApi } from "@/lib/api/with-api";
import { getOrder } from "@/lib/domain/orders/get-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  getPhoneNumberOrderContract,
  getOrder,
);
