/** The toasts on screen. The store is outside React, so any component can add one without a provider. */

export interface Toast {
  id: number;
  tone: "success" | "failure";
  text: string;
  act?: ToastAct;
}

/** Something that the reader can do about a toast while it is on screen. */
export interface ToastAct {
  label: string;
  run: () => void;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const NONE: readonly Toast[] = [];
/** Nobody reads more than this many at once. */
const MAX_TOASTS = 3;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast. A repeated text replaces the earlier toast. */
export function addToast(tone: Toast["tone"], text: string, act?: ToastAct): void {
  lastId += 1;
  const others = toasts.filter((toast) => toast.text !== text);
  set([...others, { id: lastId, tone, text, ...(act && { act }) }].slice(-MAX_TOASTS));
}

export function removeToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentToasts = () => toasts;
export const noToasts = () => NONE;
