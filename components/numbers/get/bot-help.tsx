import { Link } from "@/components/ui/link";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { paths } from "@/lib/paths";
import type { Bot } from "@/lib/schemas/bot";
import type { Organization } from "@/lib/schemas/organization";

interface Props {
  /** Undefined until they are loaded. */
  bots: Bot[] | undefined;
  language: Language;
  organization: Organization;
  /** The address of the form as it is now. */
  here: string;
}

/** Says below the choice of a bot what is missing, and leads to a new bot, which returns with it chosen. */
export function BotHelp({ bots, language, organization, here }: Props) {
  const speaks = bots?.some(({ languages }) => languages.includes(language)) ?? true;
  const missing =
    bots?.length === 0
      ? `${organization.name} has no bot yet.`
      : !speaks && `No bot of ${organization.name} is trained in ${LANGUAGE_LABELS[language]} yet.`;
  return (
    <>
      {missing || "You can change it at any time."}{" "}
      <Link className="text-link" href={paths.newBot(organization.id, here, language)} data-keeps-work>
        {missing ? "Add a bot" : "Add another bot"}
      </Link>
      {missing && ", or attach one later."}
    </>
  );
}
