import { type ReactNode, useState } from 'react'
import { type Protocol, protocolSheet, type VariantDifference } from '../../clinical/protocols/index.ts'
import { Disclosure, Mark, Panel } from '../ui/index.ts'
import type { FieldsOf } from './variant-fields.tsx'

/** A part of the form: which parts of the printed page it makes, and which places of the protocol it fills. */
interface Part {
  title: string
  page: readonly string[]
  places: readonly string[]
}

export const parts = {
  dose: { title: 'Dose', page: ['Dose'], places: ['dose'] },
  course: { title: 'Course', page: ['Course'], places: ['course'] },
  before: {
    title: 'Before the dose',
    page: ['Preparation', 'Before the dose'],
    places: ['preparation', 'checks', 'preDose'],
  },
  monitoring: { title: 'Monitoring', page: ['Monitoring'], places: ['monitoring'] },
  discharge: { title: 'Observation and discharge', page: ['Discharge'], places: ['observation', 'discharge'] },
  followUp: { title: 'Follow-up', page: ['Follow-up'], places: ['followUp'] },
} satisfies Record<string, Part>

/** Folded it is one line: what it says as it is now, how much differs from the parent, whether something does not fit. */
export function VariantSection({
  part,
  of: { made, faults, differences },
  children,
}: {
  part: Part
  of: FieldsOf
  children: ReactNode
}) {
  const differing = differences.filter(({ section }) => part.page.includes(section))
  const isWrong = faults.some(({ path }) => part.places.some((place) => path === place || path.startsWith(`${place}.`)))
  // As it opened; from then on it is folded and unfolded by hand alone.
  const [open] = useState(differing.length > 0)
  return (
    <Panel>
      <Disclosure
        flush
        open={open}
        summary={
          <span className="grow variant-part">
            <h2>{part.title}</h2>
            <span className="small quiet now">{said(made, part)}</span>
          </span>
        }
        turn={
          isWrong ? (
            <b className="watch">
              <Mark name="watch" says="" /> does not fit
            </b>
          ) : (
            differsWords(differing)
          )
        }
      >
        {children}
      </Disclosure>
    </Panel>
  )
}

const said = (protocol: Protocol, { page }: Part): string =>
  protocolSheet(protocol)
    .filter(({ title }) => page.includes(title))
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join(' · ')

const differsWords = ({ length }: readonly VariantDifference[]): string =>
  length === 0 ? 'as the parent' : length === 1 ? '1 difference' : `${length} differences`
