import type { ReactNode } from 'react'

/**
 * The state of a line, by shape, colour and word. `done` ✓ · `watch` ◆ · `act` ▲ · `unknown` ? · `open` ○ · `not` ✗ ·
 * `caution` !
 */
export type MarkName = 'done' | 'watch' | 'act' | 'unknown' | 'open' | 'not' | 'caution'

const looks: Record<MarkName, { says: string; tone: string; shape: ReactNode }> = {
  done: { says: 'done', tone: 'good', shape: <path d="M2 8.2 5.4 11.6 12 2.8" {...line()} /> },
  watch: { says: 'watch', tone: 'watch', shape: <path d="M7 .8 13.2 7 7 13.2.8 7z" fill="currentColor" /> },
  act: { says: 'act now', tone: 'act', shape: <path d="M7 .8 13.8 13H.2z" fill="currentColor" /> },
  unknown: {
    says: 'unknown',
    tone: 'watch',
    shape: (
      <>
        <path d="M3.6 4.3C3.8 2.3 5.2 1.3 7 1.3s3.4 1.1 3.4 2.9C10.4 6.7 7 6.5 7 9.2" {...line()} />
        <circle cx="7" cy="12.4" r="1.3" fill="currentColor" />
      </>
    ),
  },
  open: {
    says: 'open',
    tone: 'quiet',
    shape: <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
  // Red is only what has to be done now: a thing that is not so, or not any more, is to be looked at.
  not: { says: 'not met', tone: 'watch', shape: <path d="m2.6 2.2 8.8 9.6M11.4 2.2 2.6 11.8" {...line()} /> },
  caution: {
    says: 'caution',
    tone: 'watch',
    shape: (
      <>
        <path d="M7 1v7.4" {...line()} />
        <circle cx="7" cy="12.2" r="1.4" fill="currentColor" />
      </>
    ),
  },
}

function line() {
  return {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 2,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const
}

/**
 * A mark before a line or in a chip.
 *
 * @param says What a screen reader says instead of the mark's own word; `''` when the line says it already
 */
export function Mark({ name, says }: { name: MarkName; says?: string }) {
  const look = looks[name]
  const word = says ?? look.says
  return (
    <span className={`mark ${look.tone}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {look.shape}
      </svg>
      {word && <span className="visually-hidden">{word}: </span>}
    </span>
  )
}

/** The colour role that goes with a mark. */
export const toneOf = (name: MarkName): string => looks[name].tone
