import { write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { archiveOrganizationContract } from "@/lib/api/v1/organizations";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(archiveOrganizationContract, async (context, input, { version }) => ({
    data: await archiveOrganization(context, { ...input, version }),
  })),
);
