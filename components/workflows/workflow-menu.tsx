"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { saveWorkflowAction } from "@/lib/actions/workflow-actions";
import { workflowsQuery } from "@/lib/queries/workflows";
import type { Workflow } from "@/lib/schemas/workflow";

const WorkflowDialog = dynamic(() => import("./workflow-dialog").then((it) => it.WorkflowDialog), {
  ssr: false,
});
const DeleteWorkflowDialog = dynamic(
  () => import("./delete-workflow-dialog").then((it) => it.DeleteWorkflowDialog),
  { ssr: false },
);

/** What can be done to a workflow; the dialogs are loaded when first opened. */
export function WorkflowMenu({ workflow }: { workflow: Workflow }) {
  const { id, botId, version, title, description, enabled } = workflow;
  const [act, setAct] = useState<"edit" | "delete">();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const toast = useToast();

  const ask = (wanted: "edit" | "delete") => () => {
    setAct(wanted);
    setOpen(true);
  };
  async function use() {
    const result = await saveWorkflowAction({ botId, id, version, title, description, enabled: !enabled });
    if (result.ok) toast.success(enabled ? `${title} is not in use any more` : `${title} is in use`);
    else toast.failure(`${title} was not changed. ${result.message}`);
    await queries.invalidateQueries(workflowsQuery(botId));
  }

  const items: MenuItem[] = [
    { label: "Edit…", onSelect: ask("edit") },
    { label: enabled ? "Stop using it" : "Use it", onSelect: use },
    { label: "Delete…", onSelect: ask("delete"), tone: "danger" },
  ];
  const dialog = { workflow, open, onOpenChange: setOpen };
  return (
    <>
      <Menu compact label={`Actions for ${title}`} items={items} />
      {act === "edit" && <WorkflowDialog key={String(open)} botId={botId} {...dialog} />}
      {act === "delete" && <DeleteWorkflowDialog key={String(open)} {...dialog} />}
    </>
  );
}
