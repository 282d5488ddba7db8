import { getOrganizationContract } from "@/lib/api/contracts/organizations";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { getOrganization } from "@/lib/domain/organizations/get-organization";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getOrganizationContract, getOrganization),
);
