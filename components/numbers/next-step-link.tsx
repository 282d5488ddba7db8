import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { mayAt, type Rights } from "@/lib/constants/permissions";
import { lineWords, NEXT_STEPS, type NextStep } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

interface Props {
  line: PhoneNumber;
  rights: Rights;
  /** Looks like a button, where the act stands at the end of a row. */
  button?: boolean;
}

/** Leads from a list to the next step about a line, with its dialog open; empty without a step that the reader may take. */
export function NextStepLink({ line, rights, button = false }: Props) {
  const { step } = lineWords(line);
  if (!step || !mayAt(rights, NEXT_STEPS[step].needs, line.orgId)) return null;
  const words = (
    <>
      {NEXT_STEPS[step].label}
      <span className="sr-only">, {formatPhone(line.number)}</span>
    </>
  );
  if (button)
    return (
      <LinkButton size="sm" href={placeOf(step, line)}>
        {words}
      </LinkButton>
    );
  return (
    <Link className="text-link" href={placeOf(step, line)}>
      {words}
    </Link>
  );
}

function placeOf(step: NextStep, { id, orgId, botId }: PhoneNumber): string {
  if (step === "complete_organization") return paths.editOrganization(orgId);
  if (step === "attach_bot") return paths.number(id, "attach");
  if (step === "change_greeting" && botId) return paths.bot(botId, "greetings");
  return step === "choose_bot" ? paths.number(id, "switch") : paths.number(id);
}
