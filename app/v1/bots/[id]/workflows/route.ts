import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listWorkflowsContract, saveWorkflowContract } from "@/lib/api/v1/workflows";
import { getWorkflow } from "@/lib/domain/workflows/get-workflow";
import { listWorkflows } from "@/lib/domain/workflows/list-workflows";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listWorkflowsContract, listWorkflows),
  write(
    saveWorkflowContract,
    async (context, input, { version }) => {
      const { workflow, isNew } = await saveWorkflow(context, { ...input, version });
      return isNew ? { data: workflow } : { status: 200, data: workflow };
    },
    {
      current: async (context, { botId, id }) =>
        id === undefined ? null : getWorkflow(context, { botId: String(botId), workflowId: String(id) }),
    },
  ),
);
