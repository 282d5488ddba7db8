import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
}

/** A part of a page with a heading and no frame. */
export function Section({ title, description, actions, children, id }: Props) {
  return (
    <section id={id} className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="mr-auto">
          <h2 className="font-semibold text-lg">{title}</h2>
          {description && <p className="mt-0.5 text-ink-2">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
