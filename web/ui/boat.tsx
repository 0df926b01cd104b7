/** The mark of Evenkeel. */
export function Boat() {
  return (
    <svg
      width="26"
      height="26"
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 14h20l-4 6H7z" stroke="var(--accent)" />
      <path d="M13 3v11M13 5l6 6M13 24v-4" />
    </svg>
  )
}
