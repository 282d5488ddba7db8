import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listAuditEntriesContract } from "@/lib/api/v1/audit-entries";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { isFeed, readAuditFeed } from "@/lib/domain/audit/read-audit-feed";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAuditEntriesContract, (context, input) =>
    isFeed(input) ? readAuditFeed(context, input) : listAuditEntries(context, input),
  ),
);
