import { listAreaCodesContract } from "@/lib/api/contracts/area-codes";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listAreaCodes } from "@/lib/domain/area-codes/list-area-codes";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listAreaCodesContract, listAreaCodes),
);
