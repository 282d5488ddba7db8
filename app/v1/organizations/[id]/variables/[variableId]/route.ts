import { deleteVariableContract, updateVariableContract } from "@/lib/api/contracts/variables";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { deleteVariable } from "@/lib/domain/variables/delete-variable";
import { updateVariable } from "@/lib/domain/variables/update-variable";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(updateVariableContract, async (context, input, { version }) => ({
    data: await updateVariable(context, { ...input, version }),
  })),
  write(deleteVariableContract, async (context, input, { version }) => ({
    data: await deleteVariable(context, { ...input, version }),
  })),
);
