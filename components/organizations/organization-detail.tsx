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
import { NextSteps, type OrganizationRights } from "./next-steps";
import { OfficeHoursCard } from "./office-hours-card";

interface Props {
  id: string;
  renderedAt: string;
  /** The name of its account; null if the reader cannot see the account. */
  accountName: string | null;
  /** False for an account that only holds locations, which needs no address. */
  isPractice: boolean;
  /** Null if the reader may not see its members. */
  members: Member[] | null;
  may: OrganizationRights;
}

/** One organization: next steps, lines, bots and details. */
export function OrganizationDetail({ id, renderedAt, accountName, isPractice, members, may }: Props) {
  const { data: organization } = useQuery(organizationQuery(id));
  if (!organization) return null;
  return (
    <TwoColumns
      main={
        <>
          {isPractice && <NextSteps organization={organization} may={may} />}
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
          <FactsCard
            organization={organization}
            renderedAt={renderedAt}
            accountName={accountName}
            isPractice={isPractice}
          />
          <OfficeHoursCard organization={organization} renderedAt={renderedAt} />
          {members && <MembersCard members={members} />}
        </>
      }
    />
  );
}
