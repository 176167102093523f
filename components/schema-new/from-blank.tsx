import { CreateForm } from "./create-form";

const suggestion = { name: "", description: "" };

export function FromBlank() {
  return <CreateForm suggestion={suggestion} note="The properties are added on the next page." />;
}
