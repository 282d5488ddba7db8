import { addToast } from "./toast-store";

const toast = {
  /** Says what was done: "Calls to (312) 555-1234 now reach Front Desk". Goes by itself. */
  success: (text: string) => addToast("success", text),
  /** Says what failed; stays until it is closed. */
  failure: (text: string) => addToast("failure", text),
};

/** Short notices in the corner, announced politely. Needs no provider; the region stands in the root layout. */
export function useToast() {
  return toast;
}
