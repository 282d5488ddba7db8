"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Folded } from "@/components/bots/page/folded";
import { Part } from "@/components/bots/page/part";
import { ErrorState } from "@/components/feedback/error-state";
import { later } from "@/components/feedback/later";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { workflowsQuery } from "@/lib/queries/workflows";

const WorkflowItem = later(
  () => import("./workflow-item").then((it) => it.WorkflowItem),
  dynamic(() => import("./workflow-item").then((it) => it.WorkflowItem)),
);
const WorkflowDialog = later(() => import("./workflow-dialog").then((it) => it.WorkflowDialog));

/** The workflows of a bot. Each is saved on its own. */
export function WorkflowsPart({ botId, canEdit }: { botId: string; canEdit: boolean }) {
  const [open, setOpen] = useState<boolean>();
  const { data, error, refetch } = useQuery(workflowsQuery(botId));
  return (
    <Part
      id="workflows"
      title={data?.workflows.length ? `Workflows (${data.workflows.length})` : "Workflows"}
      actions={
        canEdit && (
          <Button size="sm" onClick={() => setOpen(true)}>
            Add a workflow
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState title="The workflows didn’t load" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-16" />
      ) : data.workflows.length === 0 ? (
        <p className="text-ink-2">
          No workflows yet. A workflow describes a conversation step by step, for example booking a visit.
        </p>
      ) : (
        <Folded items={data.workflows} what="workflows">
          {(workflows) => (
            <ul className="divide-y">
              {workflows.map((workflow) => (
                <WorkflowItem key={workflow.id} workflow={workflow} canEdit={canEdit} />
              ))}
            </ul>
          )}
        </Folded>
      )}
      {open !== undefined && (
        <WorkflowDialog key={String(open)} botId={botId} workflow={null} open={open} onOpenChange={setOpen} />
      )}
    </Part>
  );
}
