"use client";

import { useQuery } from "@tanstack/react-query";
import { LINES_SHOWN } from "@/components/bots/shown";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import type { Organization } from "@/lib/schemas/organization";
import { missingText } from "./address-text";
import { organizationBots } from "./detail-filters";

interface Props {
  organization: Organization;
  may: { edit: boolean; addBots: boolean; getNumbers: boolean };
}

/** What is left until calls to this location are answered; the first step that is open is the button to press. */
export function NextSteps({ organization, may }: Props) {
  const { id, missingFields } = organization;
  const bots = useQuery(botsQuery(organizationBots(id))).data?.bots;
  const lines = useQuery(numbersQuery({ orgId: id, limit: LINES_SHOWN })).data?.phoneNumbers;
  if (!bots || !lines) return null;
  const steps = [
    {
      id: "address",
      done: missingFields.length === 0,
      title: "Complete the address",
      why: `Missing: ${missingText(missingFields)}. A line can be bought once it is here.`,
      action: may.edit && { href: paths.editOrganization(id), label: "Complete the address" },
    },
    {
      id: "bot",
      done: bots.length > 0,
      title: "Add a bot",
      why: "It greets callers and answers their questions.",
      action: may.addBots && { href: paths.newBot(id), label: "Add a bot" },
    },
    {
      id: "number",
      done: lines.length > 0,
      title: "Get a number",
      why: "A local number that your bot answers.",
      action: may.getNumbers &&
        missingFields.length === 0 && { href: paths.getNumber(id), label: "Get a number" },
    },
  ];
  const open = steps.filter((step) => !step.done);
  if (open.length === 0) return null;
  return (
    <Card title="Next steps">
      <ol className="grid gap-4">
        {open.map((step, index) => (
          <li key={step.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <div className="mr-auto min-w-40 flex-1">
              <span className="font-medium">{step.title}</span>
              <span className="block text-ink-2 text-sm">{step.why}</span>
            </div>
            {step.action && (
              <LinkButton href={step.action.href} variant={index === 0 ? "primary" : "secondary"}>
                {step.action.label}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
