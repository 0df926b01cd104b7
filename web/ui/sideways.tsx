import type { ReactNode } from 'react'

/** What is wider than a narrow screen and moved sideways, by keyboard too. It opens at its newest, right end. */
export function Sideways({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`sideways ${className ?? ''}`} aria-label={label} tabIndex={0} ref={showEnd}>
      {children}
    </section>
  )
}

const showEnd = (element: HTMLElement | null) => {
  if (element) element.scrollLeft = element.scrollWidth
}
