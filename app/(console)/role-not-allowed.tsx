import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Permission } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { askWhoMay } from "@/lib/domain/members/who-may";
import type { ScopeFilters } from "@/lib/schemas/common";

interface Props {
  caller: Context;
  /** What the user wanted to do: "get numbers". */
  act: string;
  /** The permission that they lack, and where. */
  permission: Permission;
  scope?: ScopeFilters;
  back: string;
}

/** Shown in place of a page that the user's role does not allow, with whom to ask. */
export async function RoleNotAllowed({ caller, act, permission, scope = {}, back }: Props) {
  return (
    <EmptyState
      heading="h1"
      title={`Your role can’t ${act}`}
      action={<LinkButton href={back}>Go back</LinkButton>}
    >
      {await askWhoMay(caller, permission, scope)}
    </EmptyState>
  );
}
