"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { changesInWords } from "@/components/form/conflict-words";
import { useScope } from "@/components/ui/use-scope";
import { archiveOrganizationAction } from "@/lib/actions/organization-actions";
import { paths, withScope } from "@/lib/paths";
import { type Organization, organizationSchema } from "@/lib/schemas/organization";
import { obstaclesTo } from "./archive-obstacles";
import { CONFLICT_FIELDS } from "./conflict-fields";
import { organizationValues } from "./organization-values";

interface Props {
  organization: Organization;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Archives an organization after asking. One that still holds something is kept, and the dialog says what. */
export function ArchiveDialog({ organization, ...asked }: Props) {
  const { id, name, version } = organization;
  const router = useRouter();
  const scope = useScope();
  const queries = useQueryClient();
  return (
    <ConfirmAct
      {...asked}
      title={`Archive ${name}?`}
      confirmLabel={`Archive ${name}`}
      action={(intent) => archiveOrganizationAction({ id, version }, intent)}
      done={`${name} was archived`}
      onDone={() => {
        // An archived organization cannot stay chosen.
        router.push(withScope(paths.organizations(), scope === id ? null : scope));
        // Many cached lists name it, or what belongs to it.
        queries.removeQueries();
      }}
      unchanged="Nothing was archived."
      obstacles={obstaclesTo("archive the organization")}
      conflict={{
        name,
        changes: (current) =>
          changesInWords(
            CONFLICT_FIELDS,
            organizationValues(organization),
            organizationValues(organizationSchema.parse(current)),
          ),
        onShow: () => {
          router.refresh();
          void queries.invalidateQueries({ queryKey: ["organizations"] });
        },
      }}
    >
      <p>
        It disappears from the console and cannot be brought back there. Its bots, variables and trunks are
        archived with it, its API keys stop working, and people who work for this organization alone lose
        access. Its history is kept.
      </p>
      <p>An organization that still has lines cannot be archived.</p>
    </ConfirmAct>
  );
}
