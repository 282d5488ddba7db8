"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { archiveOrganizationAction } from "@/lib/actions/organization-actions";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";
import { type ArchiveFailure, obstaclesOf } from "./archive-obstacles";

interface Props {
  organization: Pick<Organization, "id" | "name">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before an organization is archived; one that still holds something stays, and the way out is shown. */
export function ArchiveDialog({ organization: { id, name }, open, onOpenChange }: Props) {
  const [failure, setFailure] = useState<ArchiveFailure | null>(null);
  const router = useRouter();
  const toast = useToast();
  const queries = useQueryClient();

  async function confirm() {
    const result = await archiveOrganizationAction({ id });
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
      {failure && <Failure failure={failure} />}
    </ConfirmDialog>
  );
}

function Failure({ failure }: { failure: ArchiveFailure }) {
  const obstacles = obstaclesOf(failure);
  return (
    <Alert tone="bad" live title={obstacles?.title ?? failure.message}>
      {obstacles ? (
        <>
          <p>{obstacles.advice}</p>
          <ul className="mt-1">
            {obstacles.items.map(({ id, href, label }) => (
              <li key={id}>
                <Link className="text-link" href={href}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          Nothing was archived. Request <span className="select-all font-mono">{failure.requestId}</span>
        </p>
      )}
    </Alert>
  );
}
