import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { BringNumberForm } from "@/components/numbers/get/bring-number-form";
import { requireCaller } from "@/lib/auth/caller";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { chooseOrganization } from "@/lib/domain/organizations/choose-organization";
import { mayInScope } from "@/lib/domain/organizations/rights";
import { paths } from "@/lib/paths";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";
import { startOfLine } from "../start";

export const metadata: Metadata = { title: "Bring a number" };

export default async function BringNumberPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const permission = "numbers:provision";
  const scope = await scopeOfPage(caller, searchParams);
  if (!(await mayInScope(caller, permission, scope)))
    return <RoleNotAllowed {...{ caller, permission, scope }} act="bring numbers" back={paths.numbers()} />;
  const values = singleValues(await searchParams);
  const { organization, within } = await chooseOrganization(caller, values.orgId);
  const start = {
    ...(await startOfLine(caller, values, organization)),
    phoneNumber: values.number?.slice(0, SEARCH_LENGTH) ?? "",
    transferTrunkId: values.transferTrunkId ?? "",
  };
  return (
    <>
      <PageHeader
        title="Bring a number"
        description="Use a number from your own phone provider, in any country. It stays there, and nothing is bought."
        crumbs={[{ label: "Numbers", href: paths.numbers() }]}
      />
      <BringNumberForm organization={organization} within={within} start={start} />
    </>
  );
}
