import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/feedback/empty-state";
import { KeyList } from "@/components/keys/key-list";
import { MakeKeyButton } from "@/components/keys/make-key-button";
import { PageHeader } from "@/components/layout/page-header";
import { Link } from "@/components/ui/link";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listKeys } from "@/lib/domain/keys/list-keys";
import { paths } from "@/lib/paths";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "API keys" };

const PER_PAGE = 50;

export default async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const permission = "keys:write";
  if (!maySomewhere(caller, permission))
    return <RoleNotAllowed {...{ caller, permission }} act="manage API keys" back={paths.settings()} />;
  const { cursor } = singleValues(await searchParams);
  const scope = await scopeOfPage(caller, searchParams);
  const page = { limit: PER_PAGE, cursor: cursor || undefined };
  const { keys, pagination } = await listKeys(caller, { ...page, ...scope });
  return (
    <>
      <PageHeader
        title="API keys"
        description={
          <>
            A key lets other software use Linekeeper’s API, within the limits you set.{" "}
            <Link className="text-link" href={paths.apiReference()} prefetch={false}>
              Read the API reference
            </Link>
          </>
        }
        actions={<MakeKeyButton offersPlatform={caller.reach.everything} />}
      />
      {keys.length > 0 ? (
        <KeyList keys={keys} />
      ) : (
        <EmptyState title="No API keys yet">
          Your own software, such as a practice management system, can list lines, switch their bots and
          follow changes. Create one key per program, so that you can revoke one without stopping the others.
        </EmptyState>
      )}
      <Pager nextCursor={pagination.nextCursor} />
    </>
  );
}
