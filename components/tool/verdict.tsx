/** Whether a signature or a code is right: a word, a shape and a colour. */
export function Verdict({ isRight, title, children }: { isRight: boolean; title: string; children: string }) {
  return (
    <div
      role="status"
      className={`flex gap-3 rounded-card px-4 py-3.5 ${isRight ? "bg-ok-soft" : "bg-bad-soft"}`}
    >
      <span aria-hidden="true" className={`leading-[22px] ${isRight ? "text-ok" : "text-bad"}`}>
        {isRight ? "●" : "▲"}
      </span>
      <div className="grid gap-0.5">
        <p className="font-semibold text-lg">{title}</p>
        <p className="max-w-[64ch] text-ink-2">{children}</p>
      </div>
    </div>
  );
}
