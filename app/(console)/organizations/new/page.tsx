import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { AddOrganizationForm } from "@/components/organizations/add-organization-form";
import { requireCaller } from "@/lib/auth/caller";
import { accountOfScope, listAccountChoices } from "@/lib/domain/accounts/account-choices";
import { mayAddLocation } from "@/lib/domain/organizations/rights";
import { paths } from "@/lib/paths";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeOfPage } from "../../scope";
import type { SearchParams } from "../../search-params";

export const metadata: Metadata = { title: "Add an organization" };

export default async function NewOrganizationPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const scope = await scopeOfPage(caller, searchParams);
  if (!mayAddLocation(caller))
    return (
      <RoleNotAllowed
        {...{ caller, scope }}
        permission="organizations:write"
        act="add organizations"
        back={paths.organizations()}
      />
    );
  const given = await accountOfScope(caller, scope);
  return (
    <>
      <PageHeader
        title="Add an organization"
        description="A location of your practice. Its address decides which local numbers are suggested."
        crumbs={[{ label: "Organizations", href: paths.organizations() }]}
      />
      <div className="max-w-3xl">
        <AddOrganizationForm accounts={await listAccountChoices(caller)} given={given} />
      </div>
    </>
  );
}
