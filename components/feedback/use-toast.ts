import { addToast, type ToastAct } from "./toast-store";

const toast = {
  /** Says what was done: "Calls to (312) 555-1234 now reach Front Desk". Disappears by itself. */
  success: (text: string, act?: ToastAct) => addToast("success", text, act),
  /** Says what failed. Stays until dismissed. */
  failure: (text: string) => addToast("failure", text),
};

/** Short messages in the corner, announced politely. Needs no provider: the root layout renders the region. */
export function useToast() {
  return toast;
}
