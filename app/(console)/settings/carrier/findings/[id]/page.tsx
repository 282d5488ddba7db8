import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ORGANIZATION_CHOICES } from "@/components/bots/shown";
import { AdoptNumberForm } from "@/components/carrier/adopt-number-form";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { getFinding } from "@/lib/domain/carrier/get-finding";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { organizationsQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { organizationToStartWith } from "../../../../bots/new/start";
import { RoleTooSmall } from "../../../../role-too-small";

export const metadata: Metadata = { title: "Adopt a number" };

export default async function AdoptNumberPage({ params }: { params: Promise<{ id: string }> }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "carrier:manage"))
    return <RoleTooSmall act="adopt numbers" back={paths.settingsCarrier()} />;
  const { id } = await params;
  const finding = await getFinding(caller, { findingId: id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  if (finding.phoneNumberId) redirect(paths.number(finding.phoneNumberId));
  if (finding.kind !== "stray" || finding.state !== "open") redirect(paths.settingsCarrier());
  const choices = await listOrganizations(caller, listOrganizationsInput.parse(ORGANIZATION_CHOICES));
  const organization = await organizationToStartWith(caller, finding.order?.orgId, choices);
  return (
    <>
      <PageHeader
        title={`Adopt ${formatPhone(finding.number)}`}
        description="The carrier holds it for us already. It becomes a line, and its calls come here from then on."
        crumbs={[{ label: "Carrier", href: paths.settingsCarrier() }]}
      />
      <Hydrate queries={[prefetched(organizationsQuery(ORGANIZATION_CHOICES), async () => choices)]}>
        <AdoptNumberForm finding={finding} organization={organization} />
      </Hydrate>
    </>
  );
}
