import { useState } from 'react'
import type { SessionCheck } from '../../../clinical/protocols/index.ts'
import { calendarDateIn } from '../../../clinical/quantity/clinic-day.ts'
import { useTimeZone } from '../../me.ts'
import { Button, Choices, clinicNow, clockTime, TimeField } from '../../ui/index.ts'
import type { ControlProps } from './check-control.tsx'
import { lastTimeOf } from './last-time.ts'

/** Times of the last food, drink and nasal spray, as the patient tells them. Later than now means yesterday. */
export function FastingControl({ check, answer, give }: ControlProps<'fasting'> & { check: SessionCheck }) {
  const timeZone = useTimeZone()
  const nasal = check.fasting?.nasalMedicineMinutes !== undefined
  const shown = (at: string | undefined) => (at && /^\d/.test(at) ? clockTime(at, timeZone) : '')
  const [food, setFood] = useState(shown(answer?.lastFoodAt))
  const [drink, setDrink] = useState(shown(answer?.lastDrinkAt))
  const [spray, setSpray] = useState(shown(answer?.lastNasalMedicineAt))
  const [sprayed, setSprayed] = useState<'none' | 'time' | null>(
    answer?.lastNasalMedicineAt === 'none' ? 'none' : spray ? 'time' : null,
  )
  const complete = food !== '' && drink !== '' && (!nasal || sprayed === 'none' || (sprayed === 'time' && spray !== ''))
  const instant = (time: string) =>
    time === '' ? 'unknown' : (lastTimeOf(time, clinicNow(timeZone), timeZone) ?? 'unknown')
  const record = () =>
    give({
      kind: 'fasting',
      lastFoodAt: instant(food),
      lastDrinkAt: instant(drink),
      ...(nasal ? { lastNasalMedicineAt: sprayed === 'none' ? 'none' : instant(spray) } : {}),
    })
  const day = (time: string) => {
    const at = instant(time)
    return at !== 'unknown' && calendarDateIn(at, timeZone) !== clinicNow(timeZone).date ? 'yesterday' : undefined
  }
  return (
    <div className="control-line">
      <TimeField label="Last food" hint={day(food)} value={food} onChange={(event) => setFood(event.target.value)} />
      <TimeField
        label="Last drink"
        hint={day(drink)}
        value={drink}
        onChange={(event) => setDrink(event.target.value)}
      />
      {nasal && (
        <div className="field">
          <span>Nasal spray today</span>
          <Choices
            label="Nasal spray today"
            options={[
              { value: 'none', label: 'None' },
              { value: 'time', label: 'At…' },
            ]}
            value={sprayed}
            onChoose={setSprayed}
          />
        </div>
      )}
      {nasal && sprayed === 'time' && (
        <TimeField label="Last spray" value={spray} onChange={(event) => setSpray(event.target.value)} />
      )}
      <Button disabled={!complete} onClick={record}>
        Record
      </Button>
      <Button onClick={() => give({ kind: 'fasting', lastFoodAt: 'unknown', lastDrinkAt: 'unknown' })}>
        Not known
      </Button>
    </div>
  )
}
