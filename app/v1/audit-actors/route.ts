import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listAuditActorsContract } from "@/lib/api/v1/audit-entries";
import { listActors } from "@/lib/domain/audit/list-actors";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAuditActorsContract, listActors),
);
