"use client";

import { useQuery } from "@tanstack/react-query";
import { LineList } from "@/components/bots/line-list";
import { TwoColumns } from "@/components/layout/two-columns";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { VariablesCard } from "@/components/variables/variables-card";
import { paths } from "@/lib/paths";
import { organizationQuery } from "@/lib/queries/organizations";
import { BotsCard } from "./bots-card";
import { FactsCard } from "./facts-card";
import { type Member, MembersCard } from "./members-card";
import { NextSteps } from "./next-steps";
import { OfficeHoursCard } from "./office-hours-card";

interface Props {
  id: string;
  renderedAt: string;
  /** Name of the account it belongs to; null where the reader does not see the account. */
  accountName: string | null;
  /** null where the reader may not see who works there. */
  members: Member[] | null;
  may: { edit: boolean; addBots: boolean; getNumbers: boolean };
}

/** One organization: what is left to do, its lines, its bots, and what is known of it. */
export function OrganizationDetail({ id, renderedAt, accountName, members, may }: Props) {
  const { data: organization } = useQuery(organizationQuery(id));
  if (!organization) return null;
  return (
    <TwoColumns
      main={
        <>
          <NextSteps organization={organization} may={may} />
          <Card
            title="Lines"
            actions={
              may.getNumbers &&
              organization.missingFields.length === 0 && (
                <LinkButton size="sm" href={paths.getNumber(id)}>
                  Get a number
                </LinkButton>
              )
            }
          >
            <LineList
              filters={{ orgId: id }}
              empty={<p className="text-ink-2">No lines yet. A line is a phone number that a bot answers.</p>}
            />
          </Card>
          <BotsCard orgId={id} canAdd={may.addBots} />
          <VariablesCard orgId={id} canEdit={may.edit} />
        </>
      }
      side={
        <>
          <FactsCard organization={organization} renderedAt={renderedAt} accountName={accountName} />
          <OfficeHoursCard organization={organization} renderedAt={renderedAt} />
          {members && <MembersCard members={members} />}
        </>
      }
    />
  );
}
