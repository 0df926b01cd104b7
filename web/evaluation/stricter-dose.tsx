import { ruleId } from '../../clinical/evidence/rule-id.ts'
import type { TrialFact } from '../../clinical/record/record.ts'
import { medicationOfTrial } from '../../clinical/resistance/index.ts'
import { SignOff } from '../evidence/sign-off.tsx'

/** The stricter minimum that some instruments are said to use: shown with its standing, and counted nowhere. */
export function StricterDose({ trial }: { trial: Pick<TrialFact, 'medication' | 'role' | 'highestDoseMgPerDay'> }) {
  const medicine = trial.role === 'antidepressant' ? medicationOfTrial(trial) : undefined
  const stricter = medicine?.stricterDoseMgPerDay
  if (!medicine || !stricter) return null
  const dose = trial.highestDoseMgPerDay
  const stands =
    dose === undefined
      ? 'whether it was reached is not known'
      : dose >= stricter.value
        ? 'it was reached'
        : 'it was not reached'
  return (
    <li>
      {stricter.source}: {stricter.value} mg a day; {stands}. It counts nowhere.{' '}
      <SignOff ruleId={ruleId(`medicines/${medicine.id}/stricterDoseMgPerDay`, stricter)} />
    </li>
  )
}
