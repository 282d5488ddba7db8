import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listPhoneNumberOrdersContract } from "@/lib/api/v1/phone-numbers";
import { listOrders } from "@/lib/domain/orders/list-orders";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listPhoneNumberOrdersContract, listOrders),
);
