"use client";

import { Crash } from "@/components/layout/crash";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="p-4">
      <Crash digest={error.digest} retry={reset} />
    </main>
  );
}
