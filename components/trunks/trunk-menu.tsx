"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import type { TrunkAct } from "./trunk-dialog";

const TrunkDialog = later(() => import("./trunk-dialog").then((it) => it.TrunkDialog));

/** The menu of actions on a trunk. The dialogs load when first opened. */
export function TrunkMenu({ trunk }: { trunk: Trunk }) {
  const [act, setAct] = useState<TrunkAct>();
  const [open, setOpen] = useState(false);
  const ask = (wanted: TrunkAct) => () => {
    setAct(wanted);
    setOpen(true);
  };
  const items: MenuItem[] = [
    { label: "Edit…", onSelect: ask("edit") },
    { label: "Delete…", onSelect: ask("delete"), tone: "danger" },
  ];
  return (
    <>
      <Menu compact label={`Actions for ${trunk.name}`} items={items} />
      {act && (
        <TrunkDialog key={`${act} ${open}`} act={act} trunk={trunk} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
