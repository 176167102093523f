import { FirstProject } from "@/components/shell/first-project";

export default function Page() {
  return <FirstProject />;
}
