"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { workflowsQuery } from "@/lib/queries/workflows";

const WorkflowItem = dynamic(() => import("./workflow-item").then((it) => it.WorkflowItem));
const WorkflowDialog = dynamic(() => import("./workflow-dialog").then((it) => it.WorkflowDialog), {
  ssr: false,
});

/** What a bot does step by step; each workflow is saved on its own. */
export function WorkflowsCard({ botId, canEdit }: { botId: string; canEdit: boolean }) {
  const [open, setOpen] = useState<boolean>();
  const { data, error, refetch } = useQuery(workflowsQuery(botId));
  return (
    <Card
      title="Workflows"
      id="workflows"
      actions={
        canEdit && (
          <Button size="sm" onClick={() => setOpen(true)}>
            Add a workflow
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState title="The workflows cannot be shown" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-16" />
      ) : data.workflows.length === 0 ? (
        <p className="text-ink-2">
          No workflows yet. A workflow takes callers through something step by step, such as booking a visit.
        </p>
      ) : (
        <ul className="divide-y">
          {data.workflows.map((workflow) => (
            <WorkflowItem key={workflow.id} workflow={workflow} canEdit={canEdit} />
          ))}
        </ul>
      )}
      {open !== undefined && (
        <WorkflowDialog key={String(open)} botId={botId} workflow={null} open={open} onOpenChange={setOpen} />
      )}
    </Card>
  );
}
