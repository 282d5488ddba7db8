import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getOfficeHoursContract, setOfficeHoursContract } from "@/lib/api/v1/organizations";
import { getOfficeHours } from "@/lib/domain/organizations/get-office-hours";
import { setOfficeHours } from "@/lib/domain/organizations/set-office-hours";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getOfficeHoursContract, getOfficeHours),
  write(setOfficeHoursContract, async (context, input, { version }) => ({
    data: await setOfficeHours(context, { ...input, version }),
  })),
);
