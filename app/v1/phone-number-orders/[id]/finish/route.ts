import { finishPhoneNumberOrderContract } from "@/lib/api/contracts/phone-numbers";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { finishOrder } from "@/lib/domain/orders/finish-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(finishPhoneNumberOrderContract, async (context, input) => ({
    data: await finishOrder(context, input),
  })),
);
