import { z } from "zod";
import { getOwnAccount } from "@/lib/domain/accounts/get-own-account";
import type { Contract } from "../core/contract";
import { read } from "../core/operation";
import { requireHomeOrg } from "../dialects/home";

/** GET /account. Linekeeper has no minutes and no e-mail of an organization, so those fields are null. */
export const getHmsAccount = read(
  {
    id: "hmsGetAccount",
    method: "GET",
    path: "/compat/hms/api/v1/account",
    summary: "Get the account and its counts",
    scope: "organizations:read",
    input: z.object({}),
    answer: z.object({
      id: z.uuid(),
      email: z.null(),
      company_name: z.string(),
      minutes_balance: z.null(),
      monthly_usage_minutes: z.null(),
      active_numbers: z.number().int(),
      active_agents: z.number().int(),
      active_calls: z.number().int(),
    }),
    errors: ["not_found"],
  } satisfies Contract,
  async (context, _, { homeOrgId }) => {
    const account = await getOwnAccount(context, { orgId: requireHomeOrg(homeOrgId) });
    return {
      id: account.id,
      email: null,
      company_name: account.name,
      minutes_balance: null,
      monthly_usage_minutes: null,
      active_numbers: account.activeNumbers,
      active_agents: account.bots,
      active_calls: account.activeCalls,
    };
  },
);
