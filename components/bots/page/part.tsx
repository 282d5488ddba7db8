import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled part inside a section. */
export function Part({ id, title, actions, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 id={`${id}-title`} className="mr-auto font-semibold">
          {title}
        </h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
