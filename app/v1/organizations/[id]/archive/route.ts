import { archiveOrganizationContract } from "@/lib/api/contracts/organizations";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(archiveOrganizationContract, async (context, input) => ({
    data: await archiveOrganization(context, input),
  })),
);
