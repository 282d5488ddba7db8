import { listPhoneNumberOrdersContract } from "@/lib/api/contracts/phone-numbers";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listOrders } from "@/lib/domain/orders/list-orders";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listPhoneNumberOrdersContract, listOrders),
);
