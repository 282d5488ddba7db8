import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { EditOrganizationForm } from "@/components/organizations/edit-organization-form";
import { may } from "@/lib/context";
import { paths } from "@/lib/paths";
import { RoleTooSmall } from "../../../role-too-small";
import { organizationOfPage } from "../read";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await organizationOfPage((await params).id);
  return { title: `Edit ${organization.name}` };
}

export default async function EditOrganizationPage({ params }: Props) {
  const { caller, organization } = await organizationOfPage((await params).id);
  const page = paths.organization(organization.id);
  const place = { orgId: organization.id, accountId: organization.accountId };
  if (!may(caller, "organizations:write", place))
    return <RoleTooSmall act="edit organizations" back={page} />;
  return (
    <>
      <PageHeader
        title={`Edit ${organization.name}`}
        crumbs={[
          { label: "Organizations", href: paths.organizations() },
          { label: organization.name, href: page },
        ]}
      />
      <div className="max-w-3xl">
        <EditOrganizationForm organization={organization} />
      </div>
    </>
  );
}
