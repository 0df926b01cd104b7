import { Link } from '@tanstack/react-router'
import { instruments } from '../../clinical/instruments/index.ts'
import { List, Panel } from '../ui/index.ts'

/** Those that are asked in the chair are part of a session; the others are asked here. */
const inTheChair = ['cadss', 'cadss-6', 'moaa-s']

/** Which form to fill in. */
export function ChooseInstrument({ patientId }: { patientId: string }) {
  return (
    <Panel title="Which form" flush>
      <List>
        {instruments
          .filter((instrument) => !inTheChair.includes(instrument.id))
          .map((instrument) => (
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
  )
}
