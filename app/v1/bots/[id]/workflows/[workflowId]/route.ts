import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { deleteWorkflowContract, getWorkflowContract } from "@/lib/api/v1/workflows";
import { deleteWorkflow } from "@/lib/domain/workflows/delete-workflow";
import { getWorkflow } from "@/lib/domain/workflows/get-workflow";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getWorkflowContract, getWorkflow),
  write(deleteWorkflowContract, async (context, input, { version }) => ({
    data: await deleteWorkflow(context, { ...input, version }),
  })),
);
