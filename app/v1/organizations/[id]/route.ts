import { getOrganizationContract, updateOrganizationContract } from "@/lib/api/contracts/organizations";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getOrganizationContract, getOrganization),
  write(updateOrganizationContract, async (context, input, { version }) => ({
    data: await updateOrganization(context, { ...input, version }),
  })),
);
