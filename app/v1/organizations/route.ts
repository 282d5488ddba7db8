import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { createOrganizationContract, listOrganizationsContract } from "@/lib/api/v1/organizations";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listOrganizationsContract, listOrganizations),
  write(createOrganizationContract, async (context, input) => ({
    data: await createOrganization(context, input),
  })),
);
