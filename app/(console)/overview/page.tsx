import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { AttentionList } from "@/components/overview/attention-list";
import { FirstSteps } from "@/components/overview/first-steps";
import { LatestChanges } from "@/components/overview/latest-changes";
import { LinesByState } from "@/components/overview/lines-by-state";
import { OrdersList } from "@/components/overview/orders-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { paths } from "@/lib/paths";
import { idSchema } from "@/lib/schemas/common";
import { type SearchParams, singleValues } from "../search-params";
import { firstSteps } from "./first-steps";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const orgId = idSchema.safeParse(singleValues(await searchParams).orgId).data;
  const overview = await getOverview(caller, { orgId });
  const isNew = overview.lines.total === 0 && overview.orders.length === 0 && orgId === undefined;
  return (
    <>
      <PageHeader
        title="Overview"
        description="Which lines are being answered, and what needs you."
        actions={
          !isNew &&
          maySomewhere(caller, "numbers:provision") && (
            <LinkButton href={paths.getNumber(orgId)} variant="primary">
              Get a number
            </LinkButton>
          )
        }
      />
      {isNew ? (
        <FirstSteps {...(await firstSteps(caller))} />
      ) : (
        <div className="grid gap-5">
          <LinesByState lines={overview.lines} orgId={orgId} />
          <TwoColumns
            main={
              <>
                <OrdersList orders={overview.orders} />
                <AttentionList {...overview} />
              </>
            }
            side={<LatestChanges entries={overview.latestChanges} orgId={orgId} />}
          />
        </div>
      )}
    </>
  );
}
