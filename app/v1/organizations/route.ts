import { createOrganizationContract, listOrganizationsContract } from "@/lib/api/contracts/organizations";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listOrganizationsContract, listOrganizations),
  write(createOrganizationContract, async (context, input) => ({
    data: await createOrganization(context, input),
  })),
);
