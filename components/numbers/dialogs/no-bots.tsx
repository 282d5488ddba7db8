import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** Where a bot for a line is added. The form comes back to the line, with its bot chosen. */
export function newBotFor(line: PhoneNumber): string {
  return paths.newBot(line.orgId, paths.number(line.id, "attach"), line.language);
}

/** In place of the bots to choose from, if there are none. */
export function NoBots({ line }: { line: PhoneNumber }) {
  return (
    <EmptyState
      title={line.bot ? "There is no other bot" : "There is no bot yet"}
      action={
        <LinkButton href={newBotFor(line)} variant="primary">
          Add a bot
        </LinkButton>
      }
    >
      A line is answered by a bot of its own organization, {line.organization.name}.
    </EmptyState>
  );
}
