import type { IconName } from "./icon-names";
import sprite from "./icons.svg";

interface Props {
  name: IconName;
  className?: string;
  /** What it says where no text beside it does; without one it is decoration. */
  label?: string;
}

/** An icon, from one file that the browser keeps: no page carries the drawings, and no script does. */
export function Icon({ name, className, label }: Props) {
  return (
    <svg className={className} role={label && "img"} aria-label={label} aria-hidden={!label || undefined}>
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
