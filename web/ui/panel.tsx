import { type ReactNode, useId } from 'react'

/**
 * A part of a page with its heading: `<Panel title="Due" aside="watching: N. Reyes">`.
 *
 * @param flush The children bring their own padding: lists, tables
 */
export function Panel({
  title,
  aside,
  footer,
  flush = false,
  tone,
  children,
}: {
  title?: ReactNode
  aside?: ReactNode
  footer?: ReactNode
  flush?: boolean
  tone?: 'watch' | 'act'
  children: ReactNode
}) {
  const heading = useId()
  return (
    <section className={`panel ${tone ?? ''}`} aria-labelledby={title ? heading : undefined}>
      {title && (
        <header>
          <h2 id={heading}>{title}</h2>
          {aside && <span className="small quiet">{aside}</span>}
        </header>
      )}
      {flush ? children : <div className="body">{children}</div>}
      {footer && <footer>{footer}</footer>}
    </section>
  )
}

/** Facts as term and value, one a line. */
export function Facts({ facts }: { facts: readonly (readonly [term: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([term, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <Fact key={index} term={term} value={value} />
      ))}
    </dl>
  )
}

function Fact({ term, value }: { term: ReactNode; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  )
}
