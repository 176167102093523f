import { signOut } from "@/lib/client/session";
import { toast } from "@/lib/client/toast";

/** Signs out, and forgets everything that was read: the page is loaded anew. */
export async function leave(): Promise<void> {
  try {
    await signOut();
    window.location.assign("/sign-in");
  } catch (error) {
    toast.error(error instanceof Error ? error.message : "You could not be signed out.");
  }
}
