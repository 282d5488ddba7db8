import Link from "next/link";
import { LinePill } from "@/components/numbers/line-pill";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { Overview } from "@/lib/schemas/overview";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { explanationOf } from "../numbers/state-text";
import { missingText } from "../organizations/address-text";
import { Card } from "../ui/card";
import { PhoneNumberText } from "../ui/phone-number-text";

type Props = Pick<Overview, "needsAttention" | "incompleteOrganizations">;

/** Lines and organizations that somebody should look at: what is wrong, and the next step. */
export function AttentionList({ needsAttention, incompleteOrganizations }: Props) {
  if (needsAttention.length === 0 && incompleteOrganizations.length === 0)
    return (
      <Card title="Needs attention">
        <p className="text-ink-2">Nothing. Every line is in order.</p>
      </Card>
    );
  return (
    <Card title="Needs attention" flush>
      <ul className="divide-y">
        {needsAttention.map((line) => (
          <li key={line.id} className="px-5 py-4">
            <LineNeedingAttention line={line} />
          </li>
        ))}
        {incompleteOrganizations.map((organization) => (
          <li key={organization.id} className="px-5 py-4">
            <p className="font-medium">{organization.name}</p>
            <p className="mt-1 text-ink-2 text-sm">
              No line can be bought for it yet: {missingText(organization.missingFields)} missing.{" "}
              <Link href={paths.editOrganization(organization.id)} className="text-link">
                Complete the address<span className="sr-only"> of {organization.name}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LineNeedingAttention({ line }: { line: PhoneNumber }) {
  const { reason, step, href } = whatToDo(line);
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <Link href={paths.number(line.id)} className="mr-auto min-w-0 hover:underline">
          <PhoneNumberText number={line.number} />
          <span className="block text-ink-3 text-sm">
            {line.name} · {line.organization.name}
          </span>
        </Link>
        <LinePill line={line} />
      </div>
      <p className="mt-1 text-ink-2 text-sm">
        {reason}{" "}
        <Link href={href} className="text-link">
          {step}
          <span className="sr-only">, {formatPhone(line.number)}</span>
        </Link>
      </p>
    </>
  );
}

function whatToDo(line: PhoneNumber): { reason: string; step: string; href: string } {
  const href = paths.number(line.id);
  const [attention] = line.attention;
  if (line.state === "lost")
    return {
      reason: attention?.message ?? "The carrier does not have this number any more.",
      step: "See what happened",
      href,
    };
  if (line.state === "quarantined")
    return { reason: explanationOf(line)?.reason ?? "", step: "Keep or release it", href };
  if (line.state === "not_answering")
    return { reason: "No bot is attached, so nobody answers.", step: "Attach a bot", href };
  if (attention?.code === "organization_incomplete")
    return {
      reason: attention.message,
      step: "Complete the address",
      href: paths.editOrganization(line.organization.id),
    };
  return { reason: attention?.message ?? "Something needs a look.", step: "Choose another bot", href };
}
