"use client";

import { useQuery } from "@tanstack/react-query";
import { LINES_SHOWN } from "@/components/bots/shown";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { NEXT_STEPS } from "@/lib/format/line-words";
import { ANSWERS_LITTLE } from "@/lib/format/training-words";
import { whoCanText } from "@/lib/format/who-may";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { botsQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import { openOrders, ordersQuery } from "@/lib/queries/orders";
import type { Organization } from "@/lib/schemas/organization";
import { missingText } from "./address-text";
import { organizationBots } from "./detail-filters";

/** What the reader may do for an organization. */
export interface OrganizationRights {
  edit: boolean;
  addBots: boolean;
  getNumbers: boolean;
  attach: boolean;
}

interface Props {
  organization: Organization;
  may: OrganizationRights;
}

/** The steps left until calls to this location are answered, with answers to what callers ask. The first open step has the primary button. */
export function NextSteps({ organization, may }: Props) {
  const { id, missingFields } = organization;
  const bots = useQuery(botsQuery(organizationBots(id))).data?.bots;
  const lines = useQuery(numbersQuery({ orgId: id, limit: LINES_SHOWN })).data?.phoneNumbers;
  const orders = useQuery(ordersQuery(openOrders({ orgId: id }))).data?.orders;
  if (!bots || !lines || !orders) return null;
  const untrained = bots.find(({ faqs }) => faqs.length === 0);
  const silent = lines.find(({ state, botId }) => state === "not_answering" && botId === null);
  const steps = [
    {
      id: "address",
      needs: "organizations:write",
      done: missingFields.length === 0,
      title: "Complete the address",
      why: `Missing: ${missingText(missingFields)}. You need it to get a number.`,
      action: may.edit && { href: paths.editOrganization(id), label: "Complete the address" },
    },
    {
      id: "bot",
      needs: "bots:write",
      done: bots.length > 0,
      title: "Add a bot",
      why: "It greets callers and answers their questions.",
      action: may.addBots && {
        href: paths.newBot(id, silent && paths.number(silent.id, "attach"), silent?.language),
        label: "Add a bot",
      },
    },
    {
      id: "number",
      needs: "numbers:provision",
      done: lines.length > 0 || orders.length > 0,
      title: "Get a number",
      why: "A local number for your bot to answer.",
      action:
        may.getNumbers &&
        (missingFields.length === 0 ? { href: paths.getNumber(id), label: "Get a number" } : null),
    },
    {
      id: "attach",
      needs: "numbers:edit",
      done: !silent || bots.length === 0,
      title: `Attach a bot to ${silent ? formatPhone(silent.number) : "the line"}`,
      why: "No bot is attached, so nobody answers.",
      action:
        may.attach && (silent ? { href: paths.number(silent.id, "attach"), label: "Attach a bot" } : null),
    },
    {
      id: "questions",
      needs: "bots:write",
      done: !untrained,
      title: `Add questions to ${untrained?.name ?? "the bot"}`,
      why: ANSWERS_LITTLE,
      action:
        may.addBots &&
        (untrained
          ? { href: paths.bot(untrained.id, "knows"), label: NEXT_STEPS.add_questions.label }
          : null),
    },
  ] as const satisfies readonly object[];
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
            {step.action === false && <span className="text-ink-3 text-sm">{whoCanText(step.needs)}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
