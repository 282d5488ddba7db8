import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { createVariableContract, listVariablesContract } from "@/lib/api/v1/variables";
import { createVariable } from "@/lib/domain/variables/create-variable";
import { listVariables } from "@/lib/domain/variables/list-variables";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listVariablesContract, listVariables),
  write(createVariableContract, async (context, input) => ({ data: await createVariable(context, input) })),
);
