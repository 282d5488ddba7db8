"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { later } from "@/components/feedback/later";
import { useAct } from "@/components/feedback/use-act";
import { useToast } from "@/components/feedback/use-toast";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { saveWorkflowAction } from "@/lib/actions/workflow-actions";
import { workflowsQuery } from "@/lib/queries/workflows";
import type { Workflow } from "@/lib/schemas/workflow";

const WorkflowDialog = later(() => import("./workflow-dialog").then((it) => it.WorkflowDialog));
const DeleteWorkflowDialog = later(() =>
  import("./delete-workflow-dialog").then((it) => it.DeleteWorkflowDialog),
);

/** The menu of actions on a workflow. The dialogs load when first opened. */
export function WorkflowMenu({ workflow }: { workflow: Workflow }) {
  const { id, botId, version, title, description, enabled } = workflow;
  const [act, setAct] = useState<"edit" | "delete">();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const toast = useToast();
  const { run } = useAct(`toggle ${id}`);

  const ask = (wanted: "edit" | "delete") => () => {
    setAct(wanted);
    setOpen(true);
  };
  async function toggle() {
    const input = { botId, id, version, title, description, enabled: !enabled };
    const result = await run((intent) => saveWorkflowAction(input, intent));
    if (result.ok) toast.success(enabled ? `${title} was disabled` : `${title} was enabled`);
    else toast.failure(`${title}: ${result.message}`);
    await queries.invalidateQueries(workflowsQuery(botId));
  }

  const items: MenuItem[] = [
    { label: "Edit…", onSelect: ask("edit") },
    { label: enabled ? "Disable" : "Enable", onSelect: toggle },
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
