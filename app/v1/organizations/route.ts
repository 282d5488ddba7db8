import { listOrganizationsContract } from "@/lib/api/contracts/organizations";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listOrganizationsContract, listOrganizations),
);
