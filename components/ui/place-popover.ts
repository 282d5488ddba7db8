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
  const room = document.documentElement.clientWidth;
  // Its width can still change, when a letter's font arrives. Beside the window's right edge it then grows to the left.
  const isAtRight = wanted > room - width - edge && room - width >= 2 * edge;
  const below = at.bottom + gap;
  const fitsBelow = below + height <= window.innerHeight - edge || at.top < height + gap + edge;
  Object.assign(popover.style, {
    position: "fixed",
    inset: "auto",
    margin: "0",
    ...(isAtRight
      ? { left: "auto", right: `${edge}px` }
      : { left: `${Math.max(edge, Math.min(wanted, room - width - edge))}px` }),
    top: `${fitsBelow ? below : at.top - gap - height}px`,
  });
}
