import type { Metadata } from "next";
import Link from "next/link";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/feedback/empty-state";
import { KeyList } from "@/components/keys/key-list";
import { MakeKeyButton } from "@/components/keys/make-key-button";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listKeys } from "@/lib/domain/keys/list-keys";
import { paths } from "@/lib/paths";
import { RoleTooSmall } from "../../role-too-small";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "API keys" };

const PER_PAGE = 50;

export default async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "keys:write"))
    return <RoleTooSmall act="manage API keys" back={paths.settings()} />;
  const { cursor } = singleValues(await searchParams);
  const { keys, pagination } = await listKeys(caller, { limit: PER_PAGE, cursor: cursor || undefined });
  return (
    <>
      <PageHeader
        title="API keys"
        description={
          <>
            With a key, other software uses Linekeeper’s API, within what you let it do.{" "}
            <Link className="text-link" href={paths.apiReference()} prefetch={false}>
              See what it can do
            </Link>
          </>
        }
        actions={<MakeKeyButton offersPlatform={caller.reach.everything} />}
      />
      {keys.length > 0 ? (
        <KeyList keys={keys} />
      ) : (
        <EmptyState title="There is no key yet">
          Software of yours, such as a practice management system, can list lines, switch their bots and
          follow what changes. Make a key for each program, so that you can revoke one without stopping the
          others.
        </EmptyState>
      )}
      <Pager nextCursor={pagination.nextCursor} />
    </>
  );
}
