import { listWorkflowsContract, saveWorkflowContract } from "@/lib/api/contracts/workflows";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listWorkflows } from "@/lib/domain/workflows/list-workflows";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listWorkflowsContract, listWorkflows),
  write(saveWorkflowContract, async (context, input, { version }) => {
    const { workflow, isNew } = await saveWorkflow(context, { ...input, version });
    return isNew ? { data: workflow } : { status: 200, data: workflow };
  }),
);
