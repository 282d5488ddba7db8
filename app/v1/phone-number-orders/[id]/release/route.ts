import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { releasePhoneNumberOrderContract } from "@/lib/api/v1/phone-numbers";
import { releaseOrder } from "@/lib/domain/orders/release-order";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(releasePhoneNumberOrderContract, async (context, input, { matches }) => ({
    data: await releaseOrder(context, { ...input, matches }),
  })),
);
