import { deleteWorkflowContract, getWorkflowContract } from "@/lib/api/contracts/workflows";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { deleteWorkflow } from "@/lib/domain/workflows/delete-workflow";
import { getWorkflow } from "@/lib/domain/workflows/get-workflow";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getWorkflowContract, getWorkflow),
  write(deleteWorkflowContract, async (context, input, { version }) => ({
    data: await deleteWorkflow(context, { ...input, version }),
  })),
);
