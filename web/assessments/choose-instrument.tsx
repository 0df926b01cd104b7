import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Instrument, instrumentGroups } from '../../clinical/instruments/index.ts'
import { EmptyState, List, Panel, TextField } from '../ui/index.ts'

/** Those that are asked in the chair are part of a session; the others are asked here. */
const inTheChair = ['cadss', 'cadss-6', 'moaa-s']

/** Which form to fill in: by what it asks about, or found by a few letters. */
export function ChooseInstrument({ patientId }: { patientId: string }) {
  const [typed, setTyped] = useState('')
  const groups = instrumentGroups
    .map(({ title, instruments }) => ({
      title,
      instruments: instruments.filter(
        (instrument) => !inTheChair.includes(instrument.id) && isNamed(instrument, title, typed),
      ),
    }))
    .filter((group) => group.instruments.length > 0)
  return (
    <div className="stack">
      <div className="find-instrument">
        <TextField label="Find a form" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      {groups.length === 0 && <EmptyState>No form is called “{typed.trim()}”.</EmptyState>}
      <div className="instrument-groups">
        {groups.map((group) => (
          <Panel key={group.title} title={group.title} flush>
            <List>
              {group.instruments.map((instrument) => (
                <li className="linked" key={instrument.id}>
                  <div className="row-line">
                    <div className="grow">
                      <Link
                        to="/patients/$patientId/assessments/new"
                        params={{ patientId }}
                        search={{ instrument: instrument.id }}
                      >
                        <b>{instrument.shortTitle}</b> · {instrument.title}
                      </Link>
                      <div className="small quiet">
                        {instrument.items.length} {instrument.items.length === 1 ? 'rating' : 'questions'} ·{' '}
                        {instrument.recallPeriod} ·{' '}
                        {instrument.licence.text === 'labels-only' ? 'entered from your own copy' : 'wording included'}
                      </div>
                    </div>
                  </div>
                </li>
              ))}
            </List>
          </Panel>
        ))}
      </div>
    </div>
  )
}

const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const isNamed = ({ id, title, shortTitle }: Instrument, group: string, typed: string): boolean =>
  [id, title, shortTitle, group].some((name) => letters(name).includes(letters(typed)))
