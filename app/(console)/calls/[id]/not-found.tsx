import { NotFoundState } from "@/components/feedback/not-found-state";
import { paths } from "@/lib/paths";

export default function NotFound() {
  return <NotFoundState what="This call" back={{ href: paths.calls(), label: "All calls" }} />;
}
