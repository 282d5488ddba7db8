import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpenAccountForm } from "@/components/accounts/open-account-form";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { TIME_ZONES } from "@/lib/constants/organizations";
import { maySomewhere } from "@/lib/context";
import { timeZoneChoice } from "@/lib/format/time";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Create an account" };

export default async function NewAccountPage() {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "accounts:create")) notFound();
  const timeZones = TIME_ZONES.map((zone) => ({
    value: zone,
    label: timeZoneChoice(zone),
  }));
  return (
    <>
      <PageHeader
        title="Create an account"
        description="Its admin or you can add locations next."
        crumbs={[{ label: "Accounts", href: paths.accounts() }]}
      />
      <div className="max-w-3xl">
        <OpenAccountForm timeZones={timeZones} />
      </div>
    </>
  );
}
