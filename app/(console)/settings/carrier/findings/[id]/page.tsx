import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { AdoptNumberForm } from "@/components/carrier/adopt-number-form";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { chooseOrganization } from "@/lib/domain/organizations/choose-organization";
import { getFinding } from "@/lib/domain/reconcile/get-finding";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { startOfLine } from "../../../../numbers/start";
import { RoleNotAllowed } from "../../../../role-not-allowed";
import { type SearchParams, singleValues } from "../../../../search-params";

export const metadata: Metadata = { title: "Adopt a number" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function AdoptNumberPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const permission = "carrier:manage";
  if (!maySomewhere(caller, permission))
    return <RoleNotAllowed {...{ caller, permission }} act="adopt numbers" back={paths.settingsCarrier()} />;
  const { id } = await params;
  const finding = await getFinding(caller, { findingId: id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  if (finding.phoneNumberId) redirect(paths.number(finding.phoneNumberId));
  if (finding.kind !== "stray" || finding.state !== "open") redirect(paths.settingsCarrier());
  const { orgId, ...values } = singleValues(await searchParams);
  // With a new bot, the reader returns to what they had chosen.
  const { organization } = await chooseOrganization(caller, values.botId ? orgId : finding.order?.orgId);
  return (
    <>
      <PageHeader
        title={`Adopt ${formatPhone(finding.number)}`}
        description="You already pay the carrier for this number. Adopting it makes it a line, and its calls come to Linekeeper."
        crumbs={[{ label: "Carrier", href: paths.settingsCarrier() }]}
      />
      <AdoptNumberForm
        finding={finding}
        organization={organization}
        start={await startOfLine(caller, { name: finding.order?.name, ...values }, organization)}
      />
    </>
  );
}
