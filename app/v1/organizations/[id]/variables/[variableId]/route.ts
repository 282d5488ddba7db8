import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { deleteVariableContract, getVariableContract, updateVariableContract } from "@/lib/api/v1/variables";
import { deleteVariable } from "@/lib/domain/variables/delete-variable";
import { getVariable } from "@/lib/domain/variables/get-variable";
import { updateVariable } from "@/lib/domain/variables/update-variable";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getVariableContract, getVariable),
  write(
    updateVariableContract,
    async (context, input, { version }) => ({ data: await updateVariable(context, { ...input, version }) }),
    {
      current: (context, { id, variableId }) =>
        getVariable(context, { id: String(id), variableId: String(variableId) }),
    },
  ),
  write(deleteVariableContract, async (context, input, { version }) => ({
    data: await deleteVariable(context, { ...input, version }),
  })),
);
