import type { Metadata } from "next";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { numberFiltersOf, recentOrders } from "@/components/numbers/list-filters";
import { NumberList } from "@/components/numbers/number-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import { ordersQuery } from "@/lib/queries/orders";
import { prefetched } from "@/lib/queries/prefetched";
import { listNumbersInput, listOrdersInput } from "@/lib/schemas/phone-number";
import { type SearchParams, singleValues } from "../search-params";

export const metadata: Metadata = { title: "Numbers" };

export default async function NumbersPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const filters = numberFiltersOf(singleValues(await searchParams));
  const canProvision = maySomewhere(caller, "numbers:provision");
  const orders = recentOrders(filters.orgId);
  return (
    <>
      <PageHeader
        title="Numbers"
        description="Your lines: which are answered, by whom, and what needs you."
        actions={
          canProvision && (
            <>
              <LinkButton href={paths.bringNumber(filters.orgId)}>Bring a number</LinkButton>
              <LinkButton href={paths.getNumber(filters.orgId)} variant="primary">
                Get a number
              </LinkButton>
            </>
          )
        }
      />
      <Hydrate
        queries={[
          prefetched(numbersQuery(filters), () => listNumbers(caller, listNumbersInput.parse(filters))),
          prefetched(ordersQuery(orders), () => listOrders(caller, listOrdersInput.parse(orders))),
        ]}
      >
        <NumberList canProvision={canProvision} canEdit={maySomewhere(caller, "numbers:edit")} />
      </Hydrate>
    </>
  );
}
