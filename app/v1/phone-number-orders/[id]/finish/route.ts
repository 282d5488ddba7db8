import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { finishPhoneNumberOrderContract } from "@/lib/api/v1/phone-numbers";
import { finishOrder } from "@/lib/domain/orders/finish-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(finishPhoneNumberOrderContract, async (context, input, { matches }) => ({
    data: await finishOrder(context, { ...input, matches }),
  })),
);
