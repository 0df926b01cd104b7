import { useQuery } from '@tanstack/react-query'
import { allergyWords } from '../allergy-words.ts'
import { useTimeZone } from '../me.ts'
import { query } from '../queries.ts'
import { Button, clockTime, Loaded, longDate, plain, shortDate } from '../ui/index.ts'
import './floor.css'

/** Today's patients on paper, with room to write: printed before the network or the power fails. */
export function DowntimePage() {
  const timeZone = useTimeZone()
  const sheet = useQuery(query('GET /api/downtime'))
  return (
    <Loaded query={sheet}>
      {(data) => (
        <article className="sheet">
          <header>
            <h1>
              {data.clinic.name} · {longDate(data.date)}
            </h1>
            <p>
              {data.clinic.synthetic && <b>SYNTHETIC · </b>}
              Downtime sheet, printed {clockTime(data.printedAt, timeZone)} by {data.printedBy}. Enter everything later
              with its true time, then destroy this sheet.
            </p>
            <Button kind="primary" onClick={() => window.print()}>
              Print
            </Button>
          </header>
          {data.patients.length === 0 && <p>Nobody is booked today.</p>}
          {data.patients.map((patient) => (
            <section key={patient.patientId} className="sheet-patient">
              <h2>
                {clockTime(patient.startsAt, timeZone)} · {patient.chair} · {patient.name}
              </h2>
              <p>
                MRN {patient.recordNumber}
                {patient.birthDate && ` · born ${shortDate(patient.birthDate, '')}`} · {patient.sex}
                {patient.phone && ` · ${patient.phone}`} · {allergyWords(patient, data.date)}
              </p>
              <p>
                {patient.protocolTitle} · session {patient.number} · {patient.doseText || 'dose by weight'}
                {patient.lastWeight &&
                  ` · last weight ${plain(patient.lastWeight.weightKg, 1)} kg (${shortDate(patient.lastWeight.at.slice(0, 10), data.date)})`}
              </p>
              {patient.previous && (
                <p>
                  Last session {shortDate(patient.previous.date, data.date)}
                  {patient.previous.doseMg !== null && ` · ${plain(patient.previous.doseMg)} mg`}
                  {patient.previous.highestSystolic !== null &&
                    ` · highest BP ${patient.previous.highestSystolic}/${patient.previous.highestDiastolic}`}
                  {patient.previous.adverseEvents.length > 0 && ` · ${patient.previous.adverseEvents.join(', ')}`}
                </p>
              )}
              {patient.preferences && <p>{patient.preferences}</p>}
              <table>
                <thead>
                  <tr>
                    {['Time', 'BP', 'SpO₂', 'HR', 'RR', 'MOAA/S', 'What happened, dose, lot', 'Initials'].map(
                      (head) => (
                        <th scope="col" key={head}>
                          {head}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {Array.from({ length: 9 }, (_, row) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: empty lines to write on
                    <tr key={row}>
                      {Array.from({ length: 8 }, (_, cell) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: empty cells
                        <td key={cell} />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </article>
      )}
    </Loaded>
  )
}
