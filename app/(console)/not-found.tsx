import { NotFoundState } from "@/components/feedback/not-found-state";
import { paths } from "@/lib/paths";

export default function NotFound() {
  return <NotFoundState back={{ href: paths.overview(), label: "Go to the overview" }} />;
}
