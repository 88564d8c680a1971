import { ListSkeleton } from "@/components/layout/list-skeleton";
import { LIST_PAGE_SIZES } from "@/components/layout/list-view";

export default function Loading() {
  return <ListSkeleton rows={LIST_PAGE_SIZES[0]} columns={3} />;
}
