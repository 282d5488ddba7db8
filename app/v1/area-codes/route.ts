import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listAreaCodesContract } from "@/lib/api/v1/area-codes";
import { listAreaCodes } from "@/lib/domain/area-codes/list-area-codes";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAreaCodesContract, listAreaCodes),
);
