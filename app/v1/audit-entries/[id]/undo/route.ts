import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { undoAuditEntryContract } from "@/lib/api/v1/audit-entries";
import { changedLine } from "@/lib/api/v1/line-outcomes";
import { undoChange } from "@/lib/domain/numbers/undo-change";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(undoAuditEntryContract, async (context, input) => changedLine(await undoChange(context, input))),
);
