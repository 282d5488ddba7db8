import { createSipTrunkContract, listSipTrunksContract } from "@/lib/api/contracts/sip-trunks";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { listTrunks } from "@/lib/domain/trunks/list-trunks";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listSipTrunksContract, listTrunks),
  write(createSipTrunkContract, async (context, input) => ({ data: await createTrunk(context, input) })),
);
