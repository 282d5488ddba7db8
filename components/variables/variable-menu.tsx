"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { Variable } from "@/lib/schemas/variable";
import { placeholder } from "./variable-text";

const VariableDialog = later(() => import("./variable-dialog").then((it) => it.VariableDialog));
const DeleteVariableDialog = later(() =>
  import("./delete-variable-dialog").then((it) => it.DeleteVariableDialog),
);

/** The menu of actions on a variable. The dialogs load when first opened. */
export function VariableMenu({ variable }: { variable: Variable }) {
  const [act, setAct] = useState<"edit" | "delete">();
  const [open, setOpen] = useState(false);
  const ask = (wanted: "edit" | "delete") => () => {
    setAct(wanted);
    setOpen(true);
  };
  const items: MenuItem[] = [
    { label: "Edit…", onSelect: ask("edit") },
    { label: "Delete…", onSelect: ask("delete"), tone: "danger" },
  ];
  const dialog = { variable, open, onOpenChange: setOpen };
  return (
    <>
      <Menu compact label={`Actions for ${placeholder(variable.name)}`} items={items} />
      {act === "edit" && <VariableDialog key={String(open)} orgId={variable.orgId} {...dialog} />}
      {act === "delete" && <DeleteVariableDialog key={String(open)} {...dialog} />}
    </>
  );
}
