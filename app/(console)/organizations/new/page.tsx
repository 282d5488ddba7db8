import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { AddOrganizationForm } from "@/components/organizations/add-organization-form";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { paths } from "@/lib/paths";
import { RoleTooSmall } from "../../role-too-small";
import { accountChoicesFor } from "../accounts";

export const metadata: Metadata = { title: "Add an organization" };

export default async function NewOrganizationPage() {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "organizations:write"))
    return <RoleTooSmall act="add organizations" back={paths.organizations()} />;
  return (
    <>
      <PageHeader
        title="Add an organization"
        description="A location of the practice. Its address decides which local numbers are proposed."
        crumbs={[{ label: "Organizations", href: paths.organizations() }]}
      />
      <div className="max-w-3xl">
        <AddOrganizationForm accounts={await accountChoicesFor(caller)} />
      </div>
    </>
  );
}
