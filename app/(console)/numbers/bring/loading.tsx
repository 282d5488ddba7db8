import { LoadingForm } from "@/components/feedback/loading-form";

export default LoadingForm;
