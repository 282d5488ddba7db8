import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { boughtLine, wouldBuy } from "@/lib/api/v1/line-outcomes";
import { createPhoneNumberContract, listPhoneNumbersContract } from "@/lib/api/v1/phone-numbers";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { isIntentSettled } from "@/lib/domain/orders/is-intent-settled";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { rehearsePurchase } from "@/lib/domain/orders/rehearse-purchase";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listPhoneNumbersContract, listNumbers),
  write(
    createPhoneNumberContract,
    async (context, input, { intentKey }) =>
      boughtLine(await provisionNumber(context, { ...input, intentKey })),
    {
      isSettled: isIntentSettled,
      rehearse: async (context, input) => wouldBuy(await rehearsePurchase(context, input)),
    },
  ),
);
