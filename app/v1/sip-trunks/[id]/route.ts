import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { deleteSipTrunkContract, getSipTrunkContract, updateSipTrunkContract } from "@/lib/api/v1/sip-trunks";
import { deleteTrunk } from "@/lib/domain/trunks/delete-trunk";
import { getTrunk } from "@/lib/domain/trunks/get-trunk";
import { updateTrunk } from "@/lib/domain/trunks/update-trunk";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getSipTrunkContract, getTrunk),
  write(
    updateSipTrunkContract,
    async (context, input, { version }) => ({ data: await updateTrunk(context, { ...input, version }) }),
    { current: (context, { id }) => getTrunk(context, { id: String(id) }) },
  ),
  write(deleteSipTrunkContract, async (context, input, { version }) => ({
    data: await deleteTrunk(context, { ...input, version }),
  })),
);
