/** The toasts on screen. A store outside React, so that any component can add one without a provider around it. */

export interface Toast {
  id: number;
  tone: "success" | "failure";
  text: string;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const NONE: readonly Toast[] = [];
/** More than this many at once nobody reads. */
const MOST = 3;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast; the same words shown twice are one toast. */
export function addToast(tone: Toast["tone"], text: string): void {
  lastId += 1;
  const others = toasts.filter((toast) => toast.text !== text);
  set([...others, { id: lastId, tone, text }].slice(-MOST));
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
