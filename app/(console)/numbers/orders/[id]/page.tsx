import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { OrderProgress } from "@/components/numbers/order-progress";
import { requireCaller } from "@/lib/auth/caller";
import { getOrder } from "@/lib/domain/orders/get-order";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { orderQuery } from "@/lib/queries/orders";
import { prefetched } from "@/lib/queries/prefetched";

export const metadata: Metadata = { title: "A number on its way" };

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const caller = await requireCaller();
  const { id } = await params;
  const order = await getOrder(caller, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <>
      <PageHeader
        title={order.name}
        description={order.organization.name}
        crumbs={[{ label: "Numbers", href: paths.numbers() }]}
      />
      <Hydrate queries={[prefetched(orderQuery(id), async () => order)]}>
        <div className="max-w-2xl">
          <OrderProgress id={id} />
        </div>
      </Hydrate>
    </>
  );
}
