import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { OrderProgress } from "@/components/orders/order-progress";
import { requireCaller } from "@/lib/auth/caller";
import { getOrder } from "@/lib/domain/orders/get-order";
import { orderRights } from "@/lib/domain/orders/order-rights";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { orderQuery } from "@/lib/queries/orders";
import { prefetched } from "@/lib/queries/prefetched";
import { placeNameFor } from "../../../place-name";
import { type SearchParams, singleValues } from "../../../search-params";

export const metadata: Metadata = { title: "Number purchase" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function OrderPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const { id } = await params;
  const { watch } = singleValues(await searchParams);
  const order = await getOrder(caller, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const rights = await orderRights(caller, order);
  return (
    <>
      <PageHeader
        title={order.name}
        description={await placeNameFor(caller, order)}
        crumbs={[{ label: "Numbers", href: paths.numbers() }]}
      />
      <Hydrate queries={[prefetched(orderQuery(id), async () => order)]}>
        <div className="max-w-2xl">
          <OrderProgress id={id} watching={watch !== undefined} {...rights} />
        </div>
      </Hydrate>
    </>
  );
}
