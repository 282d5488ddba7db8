import { listAuditEntriesContract } from "@/lib/api/contracts/audit-entries";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAuditEntriesContract, listAuditEntries),
);
