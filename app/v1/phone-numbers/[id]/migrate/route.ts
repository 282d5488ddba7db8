import { migratePhoneNumberContract } from "@/lib/api/contracts/phone-numbers";
import { changedLine } from "@/lib/api/lines";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(migratePhoneNumberContract, async (context, input) =>
    changedLine(await migrateNumber(context, input)),
  ),
);
