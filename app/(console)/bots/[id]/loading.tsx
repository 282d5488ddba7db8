import { LoadingSections } from "@/components/feedback/loading";

export default function Loading() {
  return <LoadingSections />;
}
