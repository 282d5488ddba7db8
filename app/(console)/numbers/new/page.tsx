import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { GetNumberForm } from "@/components/numbers/get/get-number-form";
import { requireCaller } from "@/lib/auth/caller";
import { chooseOrganization } from "@/lib/domain/organizations/choose-organization";
import { mayInScope } from "@/lib/domain/organizations/rights";
import { paths } from "@/lib/paths";
import { defaultCarrier } from "@/lib/telephony/registry";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";
import { startOfLine } from "../start";

export const metadata: Metadata = { title: "Get a number" };

export default async function GetNumberPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const permission = "numbers:provision";
  const scope = await scopeOfPage(caller, searchParams);
  if (!(await mayInScope(caller, permission, scope)))
    return <RoleNotAllowed {...{ caller, permission, scope }} act="get numbers" back={paths.numbers()} />;
  const values = singleValues(await searchParams);
  const { organization, within } = await chooseOrganization(caller, values.orgId);
  const { areaCode = "", number = "" } = values;
  const start = {
    ...(await startOfLine(caller, values, organization)),
    areaCode: /^\d{3}$/.test(areaCode) ? areaCode : null,
    number: /^\+1\d{10}$/.test(number) ? number : null,
  };
  return (
    <>
      <PageHeader
        title="Get a number"
        description="A local US number, ready for your bot in about a minute."
        crumbs={[{ label: "Numbers", href: paths.numbers() }]}
      />
      <GetNumberForm
        organization={organization}
        within={within}
        start={start}
        charges={defaultCarrier().capabilities.realCharges}
      />
    </>
  );
}
