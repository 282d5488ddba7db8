import { releasePhoneNumberOrderContract } from "@/lib/api/contracts/phone-numbers";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { releaseOrder } from "@/lib/domain/orders/release-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(releasePhoneNumberOrderContract, async (context, input) => ({
    data: await releaseOrder(context, input),
  })),
);
