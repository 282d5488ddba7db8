import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { AdoptNumberForm } from "@/components/carrier/adopt-number-form";
import { StrayCard } from "@/components/carrier/stray-card";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { type Context, maySomewhere } from "@/lib/context";
import { chooseOrganization } from "@/lib/domain/organizations/choose-organization";
import { getFinding } from "@/lib/domain/reconcile/get-finding";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { Finding } from "@/lib/schemas/carrier";
import { startOfLine } from "../../../../numbers/start";
import { RoleNotAllowed } from "../../../../role-not-allowed";
import { type SearchParams, singleValues } from "../../../../search-params";

export const metadata: Metadata = { title: "Unknown number at the carrier" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

/** A number that is paid for at the carrier and unknown here: what is known about it, and what to do. */
export default async function StrayPage({ params, searchParams }: Props) {
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
  if (finding.kind !== "stray") redirect(paths.settingsCarrier());
  return (
    <>
      <PageHeader
        mono
        title={formatPhone(finding.number)}
        description="A number at the carrier that is no line here."
        crumbs={[{ label: "Carrier", href: paths.settingsCarrier() }]}
      />
      <div className="grid max-w-3xl gap-5">
        <StrayCard finding={finding} />
        {finding.state === "open" && (
          <AdoptNumber caller={caller} finding={finding} values={singleValues(await searchParams)} />
        )}
      </div>
    </>
  );
}

async function AdoptNumber(props: {
  caller: Context;
  finding: Finding;
  values: Record<string, string | undefined>;
}) {
  const { caller, finding } = props;
  const { orgId, ...values } = props.values;
  // With a new bot, the reader returns to what they had chosen.
  const { organization } = await chooseOrganization(caller, values.botId ? orgId : finding.order?.orgId);
  return (
    <section className="grid gap-3" aria-labelledby="adopt">
      <div>
        <h2 id="adopt" className="font-semibold text-lg">
          Adopt it as a line
        </h2>
        <p className="text-ink-2">Its calls then come to Linekeeper. Nothing more is charged.</p>
      </div>
      <AdoptNumberForm
        finding={finding}
        organization={organization}
        start={await startOfLine(caller, { name: finding.order?.name, ...values }, organization)}
      />
    </section>
  );
}
