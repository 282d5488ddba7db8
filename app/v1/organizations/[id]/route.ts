import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getOrganizationContract, updateOrganizationContract } from "@/lib/api/v1/organizations";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getOrganizationContract, getOrganization),
  write(
    updateOrganizationContract,
    async (context, input, { version }) => ({
      data: await updateOrganization(context, { ...input, version }),
    }),
    { current: (context, { id }) => getOrganization(context, { id: String(id) }) },
  ),
);
