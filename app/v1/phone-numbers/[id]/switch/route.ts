import { switchPhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { changedLine } from "@/lib/api/lines";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { switchBot } from "@/lib/domain/numbers/switch-bot";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(switchPhoneNumberContract, async (context, input) => changedLine(await switchBot(context, input))),
);
