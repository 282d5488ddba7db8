/**
 * Places a popover next to its anchor, inside the window: below it, or above if there is more room. It sets the
 * element's style object, which a strict content security policy allows.
 */
export function placePopover(
  popover: HTMLElement,
  anchor: HTMLElement,
  align: "start" | "end" | "center",
): void {
  const gap = 6;
  const edge = 8;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const wanted =
    align === "start" ? at.left : align === "end" ? at.right - width : at.left + at.width / 2 - width / 2;
  const left = Math.max(edge, Math.min(wanted, document.documentElement.clientWidth - width - edge));
  const below = at.bottom + gap;
  const fitsBelow = below + height <= window.innerHeight - edge || at.top < height + gap + edge;
  Object.assign(popover.style, {
    position: "fixed",
    inset: "auto",
    margin: "0",
    left: `${left}px`,
    top: `${fitsBelow ? below : at.top - gap - height}px`,
  });
}
