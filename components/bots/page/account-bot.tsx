import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { Bot } from "@/lib/schemas/bot";

/** What the page of an account's bot says about the account. */
export interface AccountOfBot {
  hasLocations: boolean;
  canAddLocation: boolean;
}

interface Props {
  bot: Bot;
  account: AccountOfBot;
  canCopy: boolean;
}

/** Which lines a bot of an account can answer, and how a location gets a bot like it. */
export function AccountBot({ bot, account, canCopy }: Props) {
  const { hasLocations, canAddLocation } = account;
  const { name } = bot.organization;
  // A practice that stands alone, whose bot answers its lines.
  if (!hasLocations && bot.lineCount > 0) return null;
  return (
    <div className="mb-4 grid justify-items-start gap-3 border-b pb-4">
      <p className="text-ink-2">
        {hasLocations
          ? `This bot belongs to the account ${name} and answers only the account’s own lines. Each location needs a bot of its own, which can start as a copy of this one.`
          : `${name} has no locations yet, so this bot answers only lines of ${name} itself. If you have several locations, add them first: each can then get a copy of this bot.`}
      </p>
      {hasLocations
        ? canCopy && (
            <LinkButton variant={bot.lineCount === 0 ? "primary" : "secondary"} href={paths.copyBot(bot.id)}>
              Copy it for a location
            </LinkButton>
          )
        : canAddLocation && <LinkButton href={paths.newOrganization(bot.orgId)}>Add a location</LinkButton>}
    </div>
  );
}
