import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { createSipTrunkContract, listSipTrunksContract } from "@/lib/api/v1/sip-trunks";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { listTrunks } from "@/lib/domain/trunks/list-trunks";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listSipTrunksContract, listTrunks),
  write(createSipTrunkContract, async (context, input) => ({ data: await createTrunk(context, input) })),
);
