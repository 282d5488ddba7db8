"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useFormState } from "react-hook-form";
import { ConfirmDialog } from "../ui/confirm-dialog";

/**
 * Asks before unsaved changes are lost to a link, to Back, or to closing or reloading the tab. A link with
 * `data-keeps-work` takes them along.
 */
export function UnsavedGuard({ submitting }: { submitting: boolean }) {
  const { isDirty } = useFormState();
  const router = useRouter();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const sure = useRef(false);
  const guarded = isDirty && !submitting;

  useEffect(() => {
    if (!guarded) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !leavesPage(event, link)) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave(() => () => router.push(link.pathname + link.search + link.hash));
    };
    // Back and Forward, in browsers that let a page intercept them.
    const onNavigate = (event: NavigateEvent) => {
      if (sure.current || event.navigationType !== "traverse" || !event.cancelable) return;
      event.preventDefault();
      const { key } = event.destination;
      setLeave(() => () => window.navigation.traverseTo(key));
    };
    window.addEventListener("beforeunload", onUnload);
    // In the capture phase, before React's own listeners, so that the link is not followed.
    window.addEventListener("click", onClick, { capture: true });
    window.navigation?.addEventListener("navigate", onNavigate);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("click", onClick, { capture: true });
      window.navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [guarded, router]);

  return (
    <ConfirmDialog
      open={leave !== null}
      onOpenChange={(open) => !open && setLeave(null)}
      title="Leave without saving?"
      confirmLabel="Leave without saving"
      cancelLabel="Stay here"
      tone="danger"
      onConfirm={() => {
        sure.current = true;
        leave?.();
        setLeave(null);
      }}
    >
      <p>Your changes on this page are not saved.</p>
    </ConfirmDialog>
  );
}

function leavesPage(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  return (
    plain &&
    !event.defaultPrevented &&
    link.origin === location.origin &&
    link.dataset.keepsWork === undefined &&
    (!link.target || link.target === "_self") &&
    !link.hasAttribute("download") &&
    link.pathname + link.search !== location.pathname + location.search
  );
}
