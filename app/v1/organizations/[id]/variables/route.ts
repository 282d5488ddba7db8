import { createVariableContract, listVariablesContract } from "@/lib/api/contracts/variables";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { createVariable } from "@/lib/domain/variables/create-variable";
import { listVariables } from "@/lib/domain/variables/list-variables";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listVariablesContract, listVariables),
  write(createVariableContract, async (context, input) => ({ data: await createVariable(context, input) })),
);
