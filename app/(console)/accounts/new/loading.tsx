import { LoadingForm } from "@/components/feedback/loading-form";

export default function Loading() {
  return <LoadingForm />;
}
