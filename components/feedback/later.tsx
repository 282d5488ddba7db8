"use client";

import { unstable_rethrow } from "next/navigation";
import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useState,
  useSyncExternalStore,
} from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Alert } from "./alert";
import { ReloadButton } from "./reload-button";

/** What a part may have to close it with. */
interface Closable {
  onClose?: () => void;
  onOpenChange?: (open: boolean) => void;
}

/**
 * Makes a part of a page that loads when it is first shown, such as a dialog. If it cannot be loaded, only this part says
 * so, and "Try again" loads it again; the page and what was typed in it stay.
 * @param load imports the component
 * @param first shows it the first time, if the server renders it; by default it is rendered in the browser only, because a
 *   press on a button whose code has not loaded is lost
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  first?: ComponentType<Props>,
): ComponentType<Props> {
  const loaded = () => lazy(async () => ({ default: await load() }));
  const held = { Part: first ?? loaded(), isForBrowser: first === undefined };
  // A failed import stays failed, so another try takes a new one.
  const renew = () => {
    held.Part = loaded();
  };
  return (props) => <Loaded held={held} renew={renew} given={props} />;
}

interface LoadedProps<Props extends object> {
  held: { Part: ComponentType<Props>; isForBrowser: boolean };
  renew: () => void;
  given: Props;
}

function Loaded<Props extends object>({ held, renew, given }: LoadedProps<Props>) {
  const [tries, setTries] = useState(0);
  const { onClose, onOpenChange } = given as Closable;
  const { Part, isForBrowser } = held;
  const isBrowser = useSyncExternalStore(subscribeToNothing, yes, no);
  if (isForBrowser && !isBrowser) return null;
  return (
    <Boundary
      key={tries}
      isFloating={Boolean(onClose ?? onOpenChange)}
      onClose={() => (onClose ? onClose() : onOpenChange?.(false))}
      onRetry={() => {
        renew();
        setTries(tries + 1);
      }}
    >
      <Suspense fallback={null}>
        <Part {...given} />
      </Suspense>
    </Boundary>
  );
}

const subscribeToNothing = () => () => {};
const yes = () => true;
const no = () => false;

interface BoundaryProps {
  children: ReactNode;
  /** Whether the part opens above the page, as a dialog does. */
  isFloating: boolean;
  onClose: () => void;
  onRetry: () => void;
}

class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(error: unknown) {
    unstable_rethrow(error);
    return { failed: true };
  }

  override render() {
    const { children, isFloating, onClose, onRetry } = this.props;
    if (!this.state.failed) return children;
    const ways = (
      <>
        <ReloadButton />
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      </>
    );
    if (isFloating)
      return <Dialog open onOpenChange={onClose} title={TITLE} description={ADVICE} footer={ways} />;
    return (
      <Alert tone="bad" live title={TITLE} className="my-4">
        <p>{ADVICE}</p>
        <div className="mt-3 flex flex-wrap gap-2">{ways}</div>
      </Alert>
    );
  }
}

const TITLE = "This part of the page didn’t load";
const ADVICE = "Try again. If that doesn’t help, Linekeeper may have been updated: reload the page.";
