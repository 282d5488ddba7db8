import type { IconName } from "./icon-names";
import sprite from "./icons.svg";

interface Props {
  name: IconName;
  className?: string;
  /** The accessible name if there is no text beside the icon. Without one, the icon is decorative. */
  label?: string;
}

/** An icon from one cached sprite, so that neither pages nor scripts carry the shapes. */
export function Icon({ name, className, label }: Props) {
  return (
    <svg className={className} role={label && "img"} aria-label={label} aria-hidden={!label || undefined}>
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
