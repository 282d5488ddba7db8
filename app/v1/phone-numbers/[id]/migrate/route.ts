import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { migratePhoneNumberContract } from "@/lib/api/v1/phone-numbers";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(migratePhoneNumberContract, async (context, input, { version }) =>
    changedLine(await migrateNumber(context, { ...input, version })),
  ),
);
