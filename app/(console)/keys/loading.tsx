import { KEY_PAGE_SIZES } from "@/components/keys/key-list-view";
import { ListSkeleton } from "@/components/layout/list-skeleton";

export default function Loading() {
  return <ListSkeleton rows={KEY_PAGE_SIZES[0]} columns={7} />;
}
