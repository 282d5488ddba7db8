"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { ObstaclesAlert } from "@/components/feedback/obstacles";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { archiveOrganizationAction } from "@/lib/actions/organization-actions";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";
import { obstaclesOf } from "./archive-obstacles";

interface Props {
  organization: Pick<Organization, "id" | "name">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before an organization is archived; one that still holds something stays, and the way out is shown. */
export function ArchiveDialog({ organization: { id, name }, open, onOpenChange }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const router = useRouter();
  const toast = useToast();
  const queries = useQueryClient();

  async function confirm() {
    const result = await attempt(() => archiveOrganizationAction({ id }));
    if (!result.ok) return setFailure(result);
    onOpenChange(false);
    toast.success(`${name} was archived`);
    router.push(paths.organizations());
    // What is kept of it and of what rests with it is in many lists.
    queries.removeQueries();
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Archive ${name}?`}
      confirmLabel={`Archive ${name}`}
      tone="danger"
      onConfirm={confirm}
    >
      <p>
        It is not shown any more, and cannot be brought back in the console. Its bots, variables and trunks
        rest with it, its API keys stop working, and who works for this organization alone cannot reach it.
        Its history stays.
      </p>
      <p>An organization that still has lines is not archived.</p>
      {failure && <ArchiveFailure failure={failure} />}
    </ConfirmDialog>
  );
}

function ArchiveFailure({ failure }: { failure: Failure }) {
  const obstacles = obstaclesOf(failure);
  if (obstacles) return <ObstaclesAlert {...obstacles} />;
  return <ActFailure failure={failure} kept="Nothing was archived." />;
}
