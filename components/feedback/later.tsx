"use client";

import { unstable_rethrow } from "next/navigation";
import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Skeleton } from "../ui/skeleton";
import { Alert } from "./alert";
import { LoadingStatus } from "./loading";
import { ReloadButton } from "./reload-button";

/** What a part may have to close it with. */
interface Closable {
  /** Absent on a part that is open while it is there. */
  open?: boolean;
  onClose?: () => void;
  onOpenChange?: (open: boolean) => void;
}

/**
 * Makes a part of a page that loads when it is first shown, such as a dialog. If it cannot be loaded, only this part says
 * so, and "Try again" loads it again; the page and what was typed in it stay. A dialog that is slow to load says that it
 * is on its way.
 * @param load imports the component
 * @param first shows it the first time, if the server renders it; by default it is rendered in the browser only, because a
 *   press on a button whose code has not loaded is lost
 * @param Place stands in its place while it loads, if what is done meanwhile must not be lost
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  first?: ComponentType<Props>,
  Place?: ComponentType<NoInfer<Props>>,
): ComponentType<Props> {
  const loaded = () => lazy(async () => ({ default: await load() }));
  const held = { Part: first ?? loaded(), isForBrowser: first === undefined };
  // A failed import stays failed, so another try takes a new one.
  const renew = () => {
    held.Part = loaded();
  };
  return (props) => <Loaded held={held} renew={renew} given={props} place={Place && <Place {...props} />} />;
}

interface LoadedProps<Props extends object> {
  held: { Part: ComponentType<Props>; isForBrowser: boolean };
  renew: () => void;
  given: Props;
  /** What stands in its place while it loads. */
  place: ReactNode;
}

function Loaded<Props extends object>({ held, renew, given, place }: LoadedProps<Props>) {
  const [tries, setTries] = useState(0);
  const { open = true, onClose, onOpenChange } = given as Closable;
  const { Part, isForBrowser } = held;
  const isBrowser = useSyncExternalStore(subscribeToNothing, yes, no);
  if (isForBrowser && !isBrowser) return null;
  const isFloating = Boolean(onClose ?? onOpenChange);
  const close = () => (onClose ? onClose() : onOpenChange?.(false));
  return (
    <Boundary
      key={tries}
      isFloating={isFloating}
      onClose={close}
      onRetry={() => {
        renew();
        setTries(tries + 1);
      }}
    >
      <Suspense fallback={place ?? (isFloating && open && <Waiting onClose={close} />)}>
        <Part {...given} />
      </Suspense>
    </Boundary>
  );
}

/** How long a dialog may load without a word, in milliseconds. Most are there before a word could be read. */
const UNNOTICED_MS = 700;

/** Says that a dialog is on its way, so that nobody takes the press on its button for lost. */
function Waiting({ onClose }: { onClose: () => void }) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), UNNOTICED_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <Dialog open onOpenChange={onClose} title="Loading…">
      <LoadingStatus>
        <Skeleton className="h-24" />
      </LoadingStatus>
    </Dialog>
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
