import { useState } from 'react'
import type { DischargeItem } from '../../../clinical/session/index.ts'
import { SignOff } from '../../evidence/sign-off.tsx'
import { Button, Choices, Dialog, Disclosure, Mark, TextField, yesNoUnknown } from '../../ui/index.ts'
import { type Action, useConsole } from '../console.tsx'
import { dischargeMark } from '../discharge-panel.tsx'
import { OverrideForm } from '../override-form.tsx'
import { dischargeRule } from '../rule-of.ts'
import { typed } from '../typed.ts'

/** What gives a criterion its fresh reading. */
const readingOf: Partial<Record<DischargeItem['kind'], { says: string; action: Action }>> = {
  'blood-pressure': { says: 'Record blood pressure', action: { kind: 'vitals', purpose: 'routine' } },
  spo2: { says: 'Record SpO₂', action: { kind: 'vitals', purpose: 'routine' } },
  'respiratory-rate': { says: 'Record MOAA/S and breathing', action: { kind: 'sedation' } },
  'moaa-s': { says: 'Record MOAA/S and breathing', action: { kind: 'sedation' } },
  dissociation: { says: 'Record dissociation', action: { kind: 'dissociation' } },
  'cannula-removed': { says: 'Record the cannula', action: { kind: 'cannula' } },
  'suicide-screen': { says: 'Ask the C-SSRS again', action: { kind: 'screen' } },
  'instructions-given': { says: 'Record the instructions', action: { kind: 'instructions' } },
}

/** One criterion of discharge: its state, its reading or answer, and an override with its reason. */
export function DischargeItemDialog({ criterionId, onClose }: { criterionId: string; onClose: () => void }) {
  const { readiness, open, record, state } = useConsole()
  const item = readiness.items.find((each) => each.id === criterionId)
  const [note, setNote] = useState('')
  if (!item) return null
  const reading = readingOf[item.kind]
  const answer = (value: 'yes' | 'no' | 'unknown') => {
    record({
      type: 'discharge-check-answered',
      criterionId: item.id,
      answer: value,
      ...typed('note', note),
    })
    onClose()
  }
  return (
    <Dialog
      title={item.label}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {reading && (
            <Button kind="primary" onClick={() => open(reading.action)}>
              {reading.says}
            </Button>
          )}
        </>
      }
    >
      <p>
        <Mark name={dischargeMark(item)} says={item.passed ? 'met' : item.status} /> {item.text}
        {item.overridden && ` · overridden: ${item.overridden.reason}`}
      </p>
      {item.question && (
        <>
          <p>{item.question}</p>
          <TextField label="Note" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
          <Choices label={item.question} options={yesNoUnknown} onChoose={answer} />
        </>
      )}
      <p className="small quiet">
        {item.source.citation} {item.signOff && <SignOff ruleId={dischargeRule(state.protocol, item.id)} />}
      </p>
      {!item.passed && item.override.by !== 'never' && (
        <Disclosure summary="Override" turn="with a reason" flush>
          <OverrideForm
            rule={item.override}
            eventOf={(reason) => ({ type: 'discharge-overridden', criterionId: item.id, reason })}
            onDone={onClose}
          />
        </Disclosure>
      )}
    </Dialog>
  )
}
