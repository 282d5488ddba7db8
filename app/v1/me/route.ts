import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getMeContract } from "@/lib/api/v1/me";
import { getMe } from "@/lib/domain/me/get-me";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getMeContract, (context, _, { key }) => getMe(context, key)),
);
