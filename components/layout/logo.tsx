/** The shield with a keyhole, in the colour of the text around it. */
export function Logo({ className = "size-[22px]" }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      className={className}
    >
      <path d="M12 2.5 20 6v6c0 5-3.6 8.3-8 9.5C7.6 20.3 4 17 4 12V6z" />
      <circle cx="12" cy="10.5" r="2.2" />
      <path d="M12 12.7V16" />
    </svg>
  );
}
