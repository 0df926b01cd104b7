import { drugName, type SecondCheckEntry, type SecondCheckField } from '../../../clinical/dosing/index.ts'
import { useTimeZone } from '../../me.ts'
import { clockTime, Mark, Note, plain, sentence } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'

const units: Partial<Record<SecondCheckField, string>> = {
  weightKg: 'kg',
  vialConcentrationMgPerMl: 'mg/mL',
  doseMg: 'mg',
  drawMl: 'mL',
  pumpRateMlPerHour: 'mL/h',
  laterRatesMlPerHour: 'mL/h',
  pumpVolumeMl: 'mL',
}

/** Each field that the second person entered, and whether it agrees. */
export function SecondCheckResult() {
  const { state, nameOf } = useConsole()
  const timeZone = useTimeZone()
  const check = state.secondCheck
  if (!check) return null
  const event = state.log.find((entry) => entry.event.id === check.eventId)?.event
  const entered = event?.type === 'second-check-entered' ? event.entry : null
  return (
    <>
      <ul className="verdicts">
        {check.result.fields.map(({ field, label, verdict }) => (
          <li key={field}>
            <span className="grow">
              {sentence(label)} <b>{entered && enteredIn(entered, field)}</b>
            </span>
            {verdict === 'agrees' ? (
              <span className="good">
                <Mark name="done" says="" /> agrees
              </span>
            ) : (
              <span className="act">
                <Mark name="not" says="" /> the plan says{' '}
                {field === 'laterRatesMlPerHour' ? 'others' : `another ${label}`}
              </span>
            )}
          </li>
        ))}
        <li className="small quiet">
          {nameOf(check.author)}, {clockTime(check.at, timeZone)}
        </li>
      </ul>
      {check.result.text && (
        <Note tone="act" below>
          {check.result.text}
        </Note>
      )}
    </>
  )
}

function enteredIn(entry: SecondCheckEntry, field: SecondCheckField): string {
  if (field === 'drug') return drugName(entry.drug)
  const value = (entry as unknown as Record<string, unknown>)[field]
  if (typeof value === 'number') return `${plain(value, 3)} ${units[field] ?? ''}`.trim()
  if (Array.isArray(value)) return `${value.map((each) => plain(each, 1)).join(', ')} ${units[field] ?? ''}`.trim()
  return typeof value === 'string' ? value : ''
}
