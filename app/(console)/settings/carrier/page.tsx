import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { CarrierStatusCard } from "@/components/settings/carrier-status";
import { requireCaller } from "@/lib/auth/caller";
import { getCarrierStatus } from "@/lib/domain/carrier/get-carrier-status";

export const metadata: Metadata = { title: "Carrier" };

export default async function CarrierPage() {
  const status = await getCarrierStatus(await requireCaller());
  return (
    <>
      <PageHeader
        title="Carrier"
        description="The telephony provider that sells numbers and carries calls."
      />
      <div className="max-w-3xl">
        <CarrierStatusCard status={status} />
      </div>
    </>
  );
}
