"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { later } from "@/components/feedback/later";
import { useAct } from "@/components/feedback/use-act";
import { useToast } from "@/components/feedback/use-toast";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { enableUserAction } from "@/lib/actions/member-actions";
import type { Member } from "./member";
import type { MemberAct } from "./member-dialog";
import { personChanges, shownPerson } from "./role-changes";

const MemberDialog = later(() => import("./member-dialog").then((it) => it.MemberDialog));

/** The menu of actions on a member. The dialogs load when first opened. */
export function MemberMenu({ member, isSupport }: { member: Member; isSupport: boolean }) {
  const router = useRouter();
  const toast = useToast();
  const { run } = useAct(`enable ${member.userId}`);
  const [act, setAct] = useState<MemberAct>();
  const [open, setOpen] = useState(false);
  const ask = (wanted: MemberAct) => () => {
    setAct(wanted);
    setOpen(true);
  };

  async function enable() {
    const result = await run((intent) =>
      enableUserAction({ userId: member.userId, shown: shownPerson(member) }, intent),
    );
    if (result.ok) toast.success(`${member.name} can sign in again`);
    else if (result.code === "edit_conflict")
      toast.failure([result.message, ...personChanges(member, result.details.current)].join(" "));
    else toast.failure(result.message);
    router.refresh();
  }

  const isDisabled = member.status === "disabled";
  // A proven login is its person's own; an admin changes only its role.
  const isOurs = isSupport || !member.isProven;
  const items: MenuItem[] = [
    { label: "Change role…", onSelect: ask("role") },
    ...(isOurs && isDisabled ? [{ label: "Enable", onSelect: enable }] : []),
    ...(isOurs && !isDisabled
      ? [
          { label: "New password link…", onSelect: ask("link") },
          { label: "Disable…", onSelect: ask("disable") },
        ]
      : []),
    { label: "Remove…", onSelect: ask("remove"), tone: "danger" },
  ];
  return (
    <>
      <Menu compact label={`Actions for ${member.name}`} items={items} />
      {act && (
        <MemberDialog
          key={`${act} ${open}`}
          act={act}
          member={member}
          isSupport={isSupport}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}
