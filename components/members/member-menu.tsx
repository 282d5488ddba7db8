"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { enableUserAction } from "@/lib/actions/member-actions";
import type { Member } from "./member";
import type { MemberAct } from "./member-dialog";

const MemberDialog = dynamic(() => import("./member-dialog").then((it) => it.MemberDialog), { ssr: false });

/** What can be done to a member; the dialogs are loaded when first opened. */
export function MemberMenu({ member }: { member: Member }) {
  const router = useRouter();
  const toast = useToast();
  const [act, setAct] = useState<MemberAct>();
  const [open, setOpen] = useState(false);
  const ask = (wanted: MemberAct) => () => {
    setAct(wanted);
    setOpen(true);
  };

  async function enable() {
    const result = await enableUserAction({ userId: member.userId });
    if (result.ok) toast.success(`${member.name} can sign in again`);
    else toast.failure(result.message);
    router.refresh();
  }

  const isDisabled = member.status === "disabled";
  const linkLabel = member.status === "invited" ? "New invitation link…" : "New password link…";
  const items: MenuItem[] = [
    { label: "Change the role…", onSelect: ask("role") },
    ...(isDisabled
      ? [{ label: "Enable", onSelect: enable }]
      : [
          { label: linkLabel, onSelect: ask("link") },
          { label: "Disable…", onSelect: ask("disable") },
        ]),
    { label: "Remove…", onSelect: ask("remove"), tone: "danger" },
  ];
  return (
    <>
      <Menu compact label={`Actions for ${member.name}`} items={items} />
      {act && (
        <MemberDialog key={`${act} ${open}`} act={act} member={member} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
