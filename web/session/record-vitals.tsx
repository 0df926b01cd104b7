import { isPlausible, type SessionState, type VitalKind, type VitalsSummary } from '../../clinical/session/index.ts'
import { clockTime } from '../ui/index.ts'

const everyMs = 5 * 60_000

/** Five minutes a row: the lowest SpO₂ and the range of the heart rate in them, and each blood pressure. */
export function VitalsTable({
  vitals,
  state,
  timeZone,
}: {
  vitals: VitalsSummary
  state: SessionState
  timeZone: string
}) {
  const rows = rowsOf(vitals, state)
  if (rows.length === 0) {
    return (
      <section>
        <h2>Vital signs</h2>
        <p>None recorded.</p>
      </section>
    )
  }
  return (
    <section>
      <h2>Vital signs</h2>
      <table>
        <thead>
          <tr>
            {['Time', 'Minute', 'BP mmHg', 'SpO₂ %, lowest', 'HR /min', 'Breathing /min', 'MOAA/S', 'Dissociation'].map(
              (head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.atMs}>
              <td>{clockTime(row.atMs, timeZone)}</td>
              <td>{row.minute ?? ''}</td>
              <td>{row.pressures}</td>
              <td>{row.spo2}</td>
              <td>{row.heart}</td>
              <td>{row.breathing}</td>
              <td>{row.moaas}</td>
              <td>{row.dissociation}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function rowsOf(vitals: VitalsSummary, state: SessionState) {
  const startMs = state.dose.startedAt === null ? null : Date.parse(state.dose.startedAt)
  const slot = (ms: number) => Math.floor(ms / everyMs) * everyMs
  const slots = new Set<number>()
  for (const track of Object.values(vitals.tracks)) for (const point of track) slots.add(slot(point.atMs))
  for (const { at } of [...state.sedation, ...state.dissociation]) slots.add(slot(Date.parse(at)))
  return [...slots]
    .sort((a, b) => a - b)
    .map((atMs) => {
      const inSlot = (ms: number) => slot(ms) === atMs
      const values = (kind: VitalKind) =>
        vitals.tracks[kind]
          .filter((point) => inSlot(point.atMs) && isPlausible(kind, point.value, state.protocol.plausibility))
          .map((point) => Math.round(point.value))
      const range = (list: number[]) => {
        if (list.length === 0) return ''
        const [low, high] = [Math.min(...list), Math.max(...list)]
        return low === high ? String(low) : `${low}–${high}`
      }
      const spo2 = values('spo2')
      return {
        atMs,
        minute: startMs === null ? null : Math.round((atMs - startMs) / 60_000),
        pressures: vitals.bloodPressures
          .filter((reading) => inSlot(reading.atMs))
          .map((reading) => `${Math.round(reading.systolic)}/${Math.round(reading.diastolic)}`)
          .join(', '),
        spo2: spo2.length === 0 ? '' : String(Math.min(...spo2)),
        heart: range(values('heart-rate')),
        breathing: range(values('respiratory-rate')),
        moaas: state.sedation
          .filter((entry) => inSlot(Date.parse(entry.at)))
          .map((entry) => entry.moaas)
          .join(', '),
        dissociation: state.dissociation
          .filter((entry) => inSlot(Date.parse(entry.at)))
          .map((entry) =>
            entry.cadss6Total !== null ? `CADSS-6 ${entry.cadss6Total}` : `${entry.rating ?? '–'} of 10`,
          )
          .join(', '),
      }
    })
}
